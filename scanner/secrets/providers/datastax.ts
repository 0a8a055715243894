import type { Detector } from '../detector';
import { colonAlphanumeric, run } from '../shape';
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
    pieces: ['AstraCS:', run(colonAlphanumeric, 20, 110)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
