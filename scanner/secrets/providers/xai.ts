import type { Detector } from '../detector';
import { alphanumeric, base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://console.x.ai',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const xai: readonly Detector[] = [
  token({
    id: 'xai-api-key',
    title: 'xAI API key',
    provider: 'xai',
    kind: 'api_key',
    pieces: ['xai-', run(base64url, 70, 90)],
    confidence: 'certain',
    source: { from: 'four independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'xai-management-key',
    title: 'xAI management key',
    provider: 'xai',
    kind: 'api_key',
    pieces: ['xai-token-', run(alphanumeric, 80)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
