import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://platform.stability.ai/account/keys',
  steps: 'Revoke it under Account > API keys, then create a new one for what uses it.',
};

export const stability: readonly Detector[] = [
  token({
    id: 'stability-ai-api-key',
    title: 'Stability AI API key',
    provider: 'stability',
    kind: 'api_key',
    pieces: ['sk-', run(alphanumeric, 48)],
    confidence: 'likely',
    near: ['stability', 'stable-diffusion', 'stablediffusion'],
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
