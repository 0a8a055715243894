import type { Detector } from '../detector';
import { alphanumeric, lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://astra.datastax.com/settings/tokens',
  steps: 'Revoke it under Settings > Tokens, then create a new one for what uses it.',
};

export const datastax: readonly Detector[] = [
  token({
    id: 'datastax-astra-token',
    title: 'DataStax Astra token',
    provider: 'datastax',
    kind: 'service_account',
    pieces: ['AstraCS:', run(alphanumeric, 20, 40), ':', run(lowerHex, 64)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
