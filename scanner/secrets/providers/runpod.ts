import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://www.runpod.io/console/user/settings',
  steps: 'Revoke it under Settings > API keys, then create a new one for what uses it.',
};

export const runpod: readonly Detector[] = [
  token({
    id: 'runpod-redirectpizza-api-key',
    title: 'RunPod or redirect.pizza API key',
    provider: 'runpod',
    kind: 'api_key',
    pieces: ['rpa_', run(alphanumeric, 28, 64)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
