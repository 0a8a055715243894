import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dashboard.heroku.com/account/applications',
  steps: 'Revoke it under Account settings > Applications, then create a new one for what uses it.',
};

export const heroku: readonly Detector[] = [
  token({
    id: 'heroku-api-key',
    title: 'Heroku API key',
    provider: 'heroku',
    kind: 'api_key',
    pieces: ['HRKU-AA', run(base64url, 58)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
