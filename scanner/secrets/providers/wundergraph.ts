import type { Detector } from '../detector';
import { lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://cosmo.wundergraph.com',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const wundergraph: readonly Detector[] = [
  token({
    id: 'wundergraph-cosmo-api-key',
    title: 'WunderGraph Cosmo API key',
    provider: 'wundergraph',
    kind: 'api_key',
    pieces: ['cosmo_', run(lowerHex, 32)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
