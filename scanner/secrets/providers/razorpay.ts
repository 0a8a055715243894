import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dashboard.razorpay.com/app/keys',
  steps: 'Revoke it under Settings > API keys, then create a new one for what uses it.',
};

export const razorpay: readonly Detector[] = [
  token({
    id: 'razorpay-live-key-id',
    title: 'Razorpay live key id',
    provider: 'razorpay',
    kind: 'api_key',
    pieces: ['rzp_live_', run(alphanumeric, 14)],
    confidence: 'likely',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
