import type { Detector } from '../detector';
import { lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://besttime.app/api/v1/dashboard',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const besttime: readonly Detector[] = [
  token({
    id: 'besttime-private-key',
    title: 'BestTime private key',
    provider: 'besttime',
    kind: 'api_key',
    pieces: ['pri_', run(lowerHex, 32)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
