import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://console.mapbox.com/account/access-tokens',
  steps: 'Revoke it under Account > Access tokens, then create a new one for what uses it.',
};

export const mapbox: readonly Detector[] = [
  token({
    id: 'mapbox-secret-token',
    title: 'Mapbox secret token',
    provider: 'mapbox',
    kind: 'access_token',
    pieces: ['sk.eyJ', run(base64url, 30, 128), '.', run(base64url, 20, 30)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'mapbox-temporary-token',
    title: 'Mapbox temporary token',
    provider: 'mapbox',
    kind: 'access_token',
    pieces: ['tk.eyJ', run(base64url, 30, 128), '.', run(base64url, 20, 30)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
