import type { Detector } from '../detector';
import { lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://rootly.com/account/api_keys',
  steps: 'Revoke it under Organization settings > API keys, then create a new one for what uses it.',
};

export const rootly: readonly Detector[] = [
  token({
    id: 'rootly-api-key',
    title: 'Rootly API key',
    provider: 'rootly',
    kind: 'api_key',
    pieces: ['rootly_', run(lowerHex, 64)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
