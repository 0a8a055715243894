import type { Detector } from '../detector';
import { lowerAlphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://buildkite.com/user/api-access-tokens',
  steps: 'Revoke it under Personal settings > API access tokens, then create a new one for what uses it.',
};

export const buildkite: readonly Detector[] = [
  token({
    id: 'buildkite-api-access-token',
    title: 'Buildkite API access token',
    provider: 'buildkite',
    kind: 'access_token',
    pieces: ['bkua_', run(lowerAlphanumeric, 40, 53)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
