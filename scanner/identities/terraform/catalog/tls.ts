import { durationFact } from './rule';
import type { Catalog, ResourceRule } from './rule';

/** Rows of the Terraform providers hashicorp/tls, hashicorp/random and vancluever/acme (registry documentation). */

const certificate: ResourceRule = {
  role: 'defines',
  kind: 'certificate',
  provider: 'tls',
  credential: 'static',
  duty: 'found',
  of: ['private_key_pem', 'cert_request_pem', 'certificate_request_pem'],
  read: (resource) => {
    const lifetime = durationFact(resource, ['validity_period_hours'], 3600);
    const isAuthority = resource.known('is_ca_certificate') === 'true';
    return {
      ...(lifetime && { lifetime }),
      ...(isAuthority && {
        privileges: [
          { fact: 'certificate authority', level: 'privileged' as const, line: resource.lineOf('is_ca_certificate') },
        ],
      }),
    };
  },
};

export const tls: Catalog = {
  tls_private_key: {
    role: 'defines',
    kind: 'signing_key',
    provider: 'tls',
    credential: 'static',
    duty: 'stored',
    read: (resource) => {
      // Left out it is 2048.
      const bits = Number(resource.known('rsa_bits') ?? 2048);
      const isWeak = resource.known('algorithm') === 'RSA' && bits < 2048;
      return isWeak ? { weakness: `RSA key of ${bits} bits` } : {};
    },
  },
  'ephemeral.tls_private_key': {
    role: 'defines',
    kind: 'signing_key',
    provider: 'tls',
    credential: 'ephemeral',
    duty: 'found',
  },
  tls_self_signed_cert: certificate,
  tls_locally_signed_cert: certificate,
  tls_cert_request: { ...certificate, read: () => ({}) },
  acme_certificate: { ...certificate, provider: 'acme', read: () => ({}) },
  acme_registration: {
    role: 'defines',
    kind: 'service_account',
    provider: 'acme',
    credential: 'static',
    duty: 'found',
  },
  // It mints no identity: what it is the password of does.
  random_password: { role: 'defines', kind: 'other', provider: 'unknown', credential: 'static', duty: 'found' },
  'ephemeral.random_password': {
    role: 'defines',
    kind: 'other',
    provider: 'unknown',
    credential: 'static',
    duty: 'found',
  },
};

/** Types of which others take values. */
export const tlsParts: readonly string[] = ['time_rotating', 'time_offset', 'time_static'];
