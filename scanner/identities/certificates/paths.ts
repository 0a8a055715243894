const EXTENSIONS: ReadonlySet<string> = new Set(
  'pem crt cer cert der csr key pub asc gpg pgp p8 p12 pfx jks keystore bks ppk mobileprovision jwt'.split(' '),
);

/** Without an extension: what ssh-keygen and sshd call their files. */
const NAMES = /^(?:id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?|authorized_keys2?|allowed_signers|ssh_host_\w{1,20}_key)$/;

/** @returns whether files of this name hold keys or certificates */
export function isKeyFile(path: string): boolean {
  const dot = path.lastIndexOf('.');
  const slash = path.lastIndexOf('/');
  if (dot <= slash) return NAMES.test(path.slice(slash + 1));
  if (path.length - dot > 16) return false;
  const extension = path.slice(dot + 1);
  return EXTENSIONS.has(extension) || EXTENSIONS.has(extension.toLowerCase());
}

/** What pairs of a certificate and its key are told apart by: `server-cert.pem` and `server-key.pem`, `tls.crt` and `tls.key`. */
const PART = /(?:^|[-_.])(?:cert(?:ificate)?|crt|fullchain|priv(?:ate)?[-_]?key|key)$/i;

/** @returns what the paths of a certificate and its key have in common: the folder and what else there is of the name */
export function stemOf(path: string): string {
  const slash = path.lastIndexOf('/') + 1;
  const dot = path.lastIndexOf('.');
  const name = path.slice(slash, dot > slash ? dot : path.length);
  return path.slice(0, slash) + name.replace(PART, '');
}
