import type { Detector } from '../detector';
import { base64url, choice, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.tavily.com',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const tavily: readonly Detector[] = [
  token({
    id: 'tavily-api-key',
    title: 'Tavily API key',
    provider: 'tavily',
    kind: 'api_key',
    pieces: [choice('tvly-', 'tvly-dev-', 'tvly-prod-'), run(base64url, 32, 48)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
