import type { SecretKind } from '../detector';

export const privateKey: SecretKind = {
  id: 'private-key',
  title: 'private key',
  provider: 'privatekey',
  kind: 'signing_key',
  source: { from: 'RFC 7468; RFC 5208; OpenSSH, PROTOCOL.key' },
  revoke: {
    steps:
      'Generate a new pair, replace the public key or certificate wherever it is trusted (ask the issuer to revoke a certificate), then drop the old one.',
  },
};

export const jsonWebKey: SecretKind = {
  id: 'json-web-key',
  title: 'private JSON Web Key',
  provider: 'jwk',
  kind: 'signing_key',
  source: { from: 'RFC 7517; RFC 7518, 6; RFC 8037' },
  revoke: {
    steps:
      'Publish a new key beside the old one in the key set, sign with it, and take the old one out once nothing that it signed is still valid.',
  },
};

export const sshPrivateKey: SecretKind = {
  id: 'ssh-private-key',
  title: 'SSH private key',
  provider: 'ssh',
  kind: 'ssh_key',
  source: { from: 'OpenSSH, PROTOCOL.key' },
  revoke: {
    steps: 'Take the public key out of every authorized_keys and deploy key, then generate a new pair.',
  },
};

export const pgpPrivateKey: SecretKind = {
  id: 'pgp-private-key',
  title: 'PGP private key',
  provider: 'pgp',
  kind: 'signing_key',
  source: { from: 'RFC 9580' },
  revoke: { steps: 'Publish the revocation certificate, generate a new key and sign with it from now on.' },
};

export const googleServiceAccountKey: SecretKind = {
  id: 'google-service-account-key',
  title: 'Google Cloud service account key',
  provider: 'google',
  kind: 'service_account',
  source: { from: 'Google Cloud IAM, "Create and delete service account keys"' },
  revoke: {
    url: 'https://console.cloud.google.com/iam-admin/serviceaccounts',
    steps:
      "Delete the key under the service account's Keys, look at the audit logs, and prefer workload identity to a new one.",
  },
};

/** @returns which kind a PEM block's label names */
export function kindOfLabel(label: string): SecretKind {
  if (label.startsWith('PGP')) return pgpPrivateKey;
  return label.startsWith('OPENSSH') ? sshPrivateKey : privateKey;
}
