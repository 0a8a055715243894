import type { Detector } from '../detector';
import { base64url, paddedBase64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://www.dropbox.com/developers/apps',
  steps: 'Revoke it under App console > your app, then create a new one for what uses it.',
};

export const dropbox: readonly Detector[] = [
  token({
    id: 'dropbox-short-lived-token',
    title: 'Dropbox short-lived access token',
    provider: 'dropbox',
    kind: 'access_token',
    pieces: ['sl.', run(paddedBase64url, 130, 152)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'dropbox-access-token',
    title: 'Dropbox access token',
    provider: 'dropbox',
    kind: 'access_token',
    pieces: ['sl.u.', run(base64url, 130, 1400)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
