import type { Detector } from '../detector';
import { choice, run, upperAlphanumeric } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients',
  steps: 'Revoke it under Access tokens, then create a new one for what uses it.',
};

export const dynatrace: readonly Detector[] = [
  token({
    id: 'dynatrace-api-token',
    title: 'Dynatrace API token',
    provider: 'dynatrace',
    kind: 'access_token',
    pieces: [choice('dt0c01.', 'dt0s01.', 'dt0s16.'), run(upperAlphanumeric, 24), '.', run(upperAlphanumeric, 64)],
    confidence: 'certain',
    publicPrefix: 31,
    source: { from: 'one published rule set' },
    revoke,
  }),
];
