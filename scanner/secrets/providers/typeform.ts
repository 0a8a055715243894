import type { Detector } from '../detector';
import { dottedPaddedBase64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://admin.typeform.com/user/tokens',
  steps: 'Revoke it under Account > Personal tokens, then create a new one for what uses it.',
};

export const typeform: readonly Detector[] = [
  token({
    id: 'typeform-personal-token',
    title: 'Typeform personal token',
    provider: 'typeform',
    kind: 'access_token',
    pieces: ['tfp_', run(dottedPaddedBase64url, 40, 62)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
