import type { Detector } from '../detector';
import { base64url, choice, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dashboard.midtrans.com/settings/config_info',
  steps: 'Revoke it under Settings > Access keys, then create a new one for what uses it.',
};

export const midtrans: readonly Detector[] = [
  token({
    id: 'midtrans-server-key',
    title: 'Midtrans server key',
    provider: 'midtrans',
    kind: 'api_key',
    pieces: [choice('SB-Mid-server-', 'Mid-server-'), run(base64url, 10, 30)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
