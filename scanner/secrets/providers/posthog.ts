import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.posthog.com/settings/user-api-keys',
  steps: 'Revoke it under Settings > Personal API keys, then create a new one for what uses it.',
};

export const posthog: readonly Detector[] = [
  token({
    id: 'posthog-personal-api-key',
    title: 'PostHog personal API key',
    provider: 'posthog',
    kind: 'api_key',
    pieces: ['phx_', run(base64url, 41, 49)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
