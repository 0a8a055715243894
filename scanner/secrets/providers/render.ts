import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dashboard.render.com/u/settings#api-keys',
  steps: 'Revoke it under Account settings > API keys, then create a new one for what uses it.',
};

export const render: readonly Detector[] = [
  token({
    id: 'render-api-key',
    title: 'Render API key',
    provider: 'render',
    kind: 'api_key',
    pieces: ['rnd_', run(alphanumeric, 28, 32)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
