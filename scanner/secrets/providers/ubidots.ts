import type { Detector } from '../detector';
import { alphanumeric, choice, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://industrial.ubidots.com',
  steps: 'Revoke it under API credentials, then create a new one for what uses it.',
};

export const ubidots: readonly Detector[] = [
  token({
    id: 'ubidots-api-key',
    title: 'Ubidots API key or token',
    provider: 'ubidots',
    kind: 'api_key',
    pieces: [choice('BBFF-', 'BBUS-'), run(alphanumeric, 30, 40)],
    confidence: 'likely',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
