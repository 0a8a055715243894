import type { Detector } from '../detector';
import { lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://cloud.digitalocean.com/account/api/tokens',
  steps: 'Revoke it under API > Tokens, then create a new one for what uses it.',
};

export const digitalocean: readonly Detector[] = [
  token({
    id: 'digitalocean-personal-access-token',
    title: 'DigitalOcean personal access token',
    provider: 'digitalocean',
    kind: 'access_token',
    pieces: ['dop_v1_', run(lowerHex, 64)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'digitalocean-oauth-token',
    title: 'DigitalOcean OAuth token',
    provider: 'digitalocean',
    kind: 'access_token',
    pieces: ['doo_v1_', run(lowerHex, 64)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'digitalocean-refresh-token',
    title: 'DigitalOcean refresh token',
    provider: 'digitalocean',
    kind: 'access_token',
    pieces: ['dor_v1_', run(lowerHex, 64)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
