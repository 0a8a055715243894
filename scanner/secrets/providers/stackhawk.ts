import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.stackhawk.com/settings/apikeys',
  steps: 'Revoke it under Settings > API keys, then create a new one for what uses it.',
};

export const stackhawk: readonly Detector[] = [
  token({
    id: 'stackhawk-api-key',
    title: 'StackHawk API key',
    provider: 'stackhawk',
    kind: 'api_key',
    pieces: ['hawk.', run(base64url, 20), '.', run(base64url, 20)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
