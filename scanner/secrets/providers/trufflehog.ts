import type { Detector } from '../detector';
import { lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://trufflesecurity.com',
  steps: 'Revoke it under Settings, then create a new one for what uses it.',
};

export const trufflehog: readonly Detector[] = [
  token({
    id: 'trufflehog-enterprise-key',
    title: 'TruffleHog Enterprise key',
    provider: 'trufflehog',
    kind: 'api_key',
    pieces: ['thog-key-', run(lowerHex, 16)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
