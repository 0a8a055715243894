import type { Detector } from '../detector';
import { alphanumeric, lowerAlphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.circleci.com/settings/user/tokens',
  steps: 'Revoke it under User settings > Personal API tokens, then create a new one for what uses it.',
};

export const circleci: readonly Detector[] = [
  token({
    id: 'circleci-personal-token',
    title: 'CircleCI personal API token',
    provider: 'circleci',
    kind: 'access_token',
    pieces: ['CCIPAT_', run(alphanumeric, 20, 26), '_', run(lowerAlphanumeric, 40)],
    confidence: 'certain',
    source: { from: 'four independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'circleci-project-token',
    title: 'CircleCI project API token',
    provider: 'circleci',
    kind: 'access_token',
    pieces: ['CCIPRJ_', run(alphanumeric, 20, 26), '_', run(lowerAlphanumeric, 40)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
