import type { Detector } from '../detector';
import { anyHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://admin.shopify.com/settings/apps/development',
  steps: 'Revoke it under Settings > Apps > Develop apps, then create a new one for what uses it.',
};

export const shopify: readonly Detector[] = [
  token({
    id: 'shopify-admin-access-token',
    title: 'Shopify admin access token',
    provider: 'shopify',
    kind: 'access_token',
    pieces: ['shpat_', run(anyHex, 32)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'shopify-custom-app-token',
    title: 'Shopify custom app token',
    provider: 'shopify',
    kind: 'access_token',
    pieces: ['shpca_', run(anyHex, 32)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'shopify-private-app-token',
    title: 'Shopify private app password',
    provider: 'shopify',
    kind: 'access_token',
    pieces: ['shppa_', run(anyHex, 32)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'shopify-shared-secret',
    title: 'Shopify shared secret',
    provider: 'shopify',
    kind: 'oauth_client',
    pieces: ['shpss_', run(anyHex, 32)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
