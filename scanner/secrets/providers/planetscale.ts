import type { Detector } from '../detector';
import { dottedPaddedBase64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.planetscale.com',
  steps: 'Revoke it under Settings > Service tokens, then create a new one for what uses it.',
};

export const planetscale: readonly Detector[] = [
  token({
    id: 'planetscale-service-token',
    title: 'PlanetScale service token',
    provider: 'planetscale',
    kind: 'service_account',
    pieces: ['pscale_tkn_', run(dottedPaddedBase64url, 32, 64)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'planetscale-password',
    title: 'PlanetScale database password',
    provider: 'planetscale',
    kind: 'database_account',
    pieces: ['pscale_pw_', run(dottedPaddedBase64url, 32, 64)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'planetscale-oauth-token',
    title: 'PlanetScale OAuth token',
    provider: 'planetscale',
    kind: 'access_token',
    pieces: ['pscale_oauth_', run(dottedPaddedBase64url, 32, 64)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
