import type { Detector } from '../detector';
import { alphanumeric, lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dash.cloudflare.com/profile/api-tokens',
  steps: 'Revoke it under My profile > API tokens, then create a new one for what uses it.',
};

export const cloudflare: readonly Detector[] = [
  token({
    id: 'cloudflare-origin-ca-key',
    title: 'Cloudflare origin CA key',
    provider: 'cloudflare',
    kind: 'api_key',
    pieces: ['v1.0-', run(lowerHex, 24), '-', run(lowerHex, 146)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'cloudflare-global-api-key',
    title: 'Cloudflare global API key',
    provider: 'cloudflare',
    kind: 'api_key',
    pieces: ['cfk_', run(alphanumeric, 40), run(lowerHex, 8)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'cloudflare-user-api-token',
    title: 'Cloudflare user API token',
    provider: 'cloudflare',
    kind: 'access_token',
    pieces: ['cfut_', run(alphanumeric, 40), run(lowerHex, 8)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'cloudflare-account-api-token',
    title: 'Cloudflare account API token',
    provider: 'cloudflare',
    kind: 'access_token',
    pieces: ['cfat_', run(alphanumeric, 40), run(lowerHex, 8)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
