import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://console.apify.com/account/integrations',
  steps: 'Revoke it under Settings > Integrations, then create a new one for what uses it.',
};

export const apify: readonly Detector[] = [
  token({
    id: 'apify-api-token',
    title: 'Apify API token',
    provider: 'apify',
    kind: 'api_key',
    pieces: ['apify_api_', run(alphanumeric, 34, 40)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
