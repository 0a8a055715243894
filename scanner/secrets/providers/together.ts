import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://api.together.ai/settings/api-keys',
  steps: 'Revoke it under Settings > API keys, then create a new one for what uses it.',
};

export const together: readonly Detector[] = [
  token({
    id: 'together-ai-api-key',
    title: 'Together AI API key',
    provider: 'together',
    kind: 'api_key',
    pieces: ['tgp_v1_', run(base64url, 43)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
