import type { Detector } from '../detector';
import { lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://platform.deepseek.com/api_keys',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const deepseek: readonly Detector[] = [
  token({
    id: 'deepseek-api-key',
    title: 'DeepSeek API key',
    provider: 'deepseek',
    kind: 'api_key',
    pieces: ['sk-', run(lowerHex, 32)],
    confidence: 'likely',
    near: ['deepseek'],
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
