import type { Detector } from '../detector';
import { alphanumeric, choice, lowerAlphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://vendors.paddle.com/authentication-v2',
  steps: 'Revoke it under Developer tools > Authentication, then create a new one for what uses it.',
};

export const paddle: readonly Detector[] = [
  token({
    id: 'paddle-api-key',
    title: 'Paddle API key',
    provider: 'paddle',
    kind: 'api_key',
    pieces: [
      choice('pdl_live_apikey_', 'pdl_sdbx_apikey_'),
      run(lowerAlphanumeric, 26),
      '_',
      run(alphanumeric, 22),
      '_',
      run(alphanumeric, 3),
    ],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
