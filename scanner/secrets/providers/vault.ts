import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://developer.hashicorp.com/vault/docs/commands/token/revoke',
  steps: 'Run "vault token revoke" with it, look at the audit log, and issue a new one.',
};

export const vault: readonly Detector[] = [
  token({
    id: 'hashicorp-vault-service-token',
    title: 'HashiCorp Vault service token',
    provider: 'hashicorp',
    kind: 'service_account',
    pieces: ['hvs.', run(base64url, 24, 130)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'hashicorp-vault-batch-token',
    title: 'HashiCorp Vault batch token',
    provider: 'hashicorp',
    kind: 'service_account',
    pieces: ['hvb.', run(base64url, 130, 300)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'hashicorp-vault-recovery-token',
    title: 'HashiCorp Vault recovery token',
    provider: 'hashicorp',
    kind: 'service_account',
    pieces: ['hvr.', run(base64url, 24, 130)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
