import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.contentful.com/account/profile/cma_tokens',
  steps: 'Revoke it under Account settings > CMA tokens, then create a new one for what uses it.',
};

export const contentful: readonly Detector[] = [
  token({
    id: 'contentful-personal-access-token',
    title: 'Contentful personal access token',
    provider: 'contentful',
    kind: 'access_token',
    pieces: ['CFPAT-', run(base64url, 43)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
