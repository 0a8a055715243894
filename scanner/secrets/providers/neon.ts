import type { Detector } from '../detector';
import { lowerAlphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://console.neon.tech/app/settings/api-keys',
  steps: 'Revoke it under Account settings > API keys, then create a new one for what uses it.',
};

export const neon: readonly Detector[] = [
  token({
    id: 'neon-api-key',
    title: 'Neon API key',
    provider: 'neon',
    kind: 'api_key',
    pieces: ['napi_', run(lowerAlphanumeric, 64)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
