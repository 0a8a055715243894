import type { Detector } from '../detector';
import { alphanumeric, choice, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://developers.facebook.com/tools/debug/accesstoken',
  steps: 'Invalidate it in the access token debugger, and reset the app secret if an app made it.',
};

export const facebook: readonly Detector[] = [
  token({
    id: 'facebook-access-token',
    title: 'Facebook access token',
    provider: 'facebook',
    kind: 'access_token',
    pieces: [choice('EAAB', 'EAAC', 'EAAG', 'EAAM'), run(alphanumeric, 80, 400)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'facebook-legacy-access-token',
    title: 'Facebook access token (legacy)',
    provider: 'facebook',
    kind: 'access_token',
    pieces: ['EAACEdEose0cBA', run(alphanumeric, 20, 400)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
