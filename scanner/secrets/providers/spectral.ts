import type { Detector } from '../detector';
import { lowerAlphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://spectralops.io',
  steps: 'Revoke it under Settings > API, then create a new one for what uses it.',
};

export const spectral: readonly Detector[] = [
  token({
    id: 'spectral-api-key',
    title: 'Spectral API key',
    provider: 'spectral',
    kind: 'api_key',
    pieces: ['spu-', run(lowerAlphanumeric, 32)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
