import type { Detector } from '../detector';
import { choice, lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://rainforestpay.com',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const rainforest: readonly Detector[] = [
  token({
    id: 'rainforestpay-api-key',
    title: 'Rainforest Pay API key',
    provider: 'rainforestpay',
    kind: 'api_key',
    pieces: [choice('apikey_', 'sbx_apikey_'), run(lowerHex, 64)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
