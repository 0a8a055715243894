import type { Detector } from '../detector';
import { alphanumeric, choice, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://developers.facebook.com/apps',
  steps: 'Revoke it under your app > Instagram > API setup, then create a new one for what uses it.',
};

export const instagram: readonly Detector[] = [
  token({
    id: 'instagram-access-token',
    title: 'Instagram access token',
    provider: 'instagram',
    kind: 'access_token',
    pieces: [choice('IGQV', 'IGQW'), run(alphanumeric, 80, 300)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
