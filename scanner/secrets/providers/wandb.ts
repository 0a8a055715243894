import type { Detector } from '../detector';
import { run, word } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://wandb.ai/authorize',
  steps: 'Revoke it under User settings > API keys, then create a new one for what uses it.',
};

export const wandb: readonly Detector[] = [
  token({
    id: 'wandb-weightsandbiases-api-key',
    title: 'Weights & Biases API key',
    provider: 'wandb',
    kind: 'api_key',
    pieces: ['wandb_v1_', run(word, 77)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
