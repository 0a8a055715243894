import type { Detector } from '../detector';
import { choice, lowerAlphanumeric, uuidOf } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.launchdarkly.com/settings/authorization',
  steps: 'Revoke it under Settings > Authorization, then create a new one for what uses it.',
};

export const launchdarkly: readonly Detector[] = [
  token({
    id: 'launchdarkly-access-token',
    title: 'LaunchDarkly access token or SDK key',
    provider: 'launchdarkly',
    kind: 'api_key',
    pieces: [choice('api-', 'sdk-'), ...uuidOf(lowerAlphanumeric)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
