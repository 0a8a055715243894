import type { Detector } from '../detector';
import { lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://openrouter.ai/settings/keys',
  steps: 'Revoke it under Settings > Keys, then create a new one for what uses it.',
};

export const openrouter: readonly Detector[] = [
  token({
    id: 'openrouter-api-key',
    title: 'OpenRouter API key',
    provider: 'openrouter',
    kind: 'api_key',
    pieces: ['sk-or-v1-', run(lowerHex, 64)],
    confidence: 'certain',
    source: { from: 'four independent rule sets agree' },
    revoke,
  }),
];
