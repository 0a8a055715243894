import type { Detector } from '../detector';
import { alphabet, base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://developer.squareup.com/apps',
  steps: 'Revoke it under Developer dashboard > your application, then create a new one for what uses it.',
};

export const square: readonly Detector[] = [
  token({
    id: 'square-access-token',
    title: 'Square access token',
    provider: 'square',
    kind: 'access_token',
    pieces: ['EAAA', run(alphabet('0-9a-zA-Z+=_-'), 50, 64)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'square-oauth-access-token',
    title: 'Square OAuth access token',
    provider: 'square',
    kind: 'access_token',
    pieces: ['sq0atp-', run(base64url, 22, 60)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'square-oauth-secret',
    title: 'Square application secret',
    provider: 'square',
    kind: 'oauth_client',
    pieces: ['sq0csp-', run(base64url, 43, 60)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
