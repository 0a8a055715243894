import type { Detector } from '../detector';
import { lowerAlphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://cloud.cerebras.ai',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const cerebras: readonly Detector[] = [
  token({
    id: 'cerebras-api-key',
    title: 'Cerebras API key',
    provider: 'cerebras',
    kind: 'api_key',
    pieces: ['csk-', run(lowerAlphanumeric, 48)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
