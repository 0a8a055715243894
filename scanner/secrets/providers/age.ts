import type { Detector } from '../detector';
import { bech32, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://age-encryption.org',
  steps: 'Encrypt what it protects to a new key, and drop its recipient everywhere.',
};

export const age: readonly Detector[] = [
  token({
    id: 'age-secret-key',
    title: 'age secret key',
    provider: 'age',
    kind: 'encryption_key',
    pieces: ['AGE-SECRET-KEY-1', run(bech32, 58)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'age-post-quantum-secret-key',
    title: 'age post-quantum secret key',
    provider: 'age',
    kind: 'encryption_key',
    pieces: ['AGE-SECRET-KEY-PQ-1', run(bech32, 50, 80)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
