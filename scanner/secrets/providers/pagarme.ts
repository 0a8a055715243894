import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://id.pagar.me',
  steps: 'Revoke it under Settings > API keys, then create a new one for what uses it.',
};

export const pagarme: readonly Detector[] = [
  token({
    id: 'pagarme-live-key',
    title: 'Pagar.me live key',
    provider: 'pagarme',
    kind: 'api_key',
    pieces: ['ak_live_', run(alphanumeric, 30)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
