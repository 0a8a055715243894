import type { Detector } from '../detector';
import { choice, lowerBase32, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dashboard.onesignal.com',
  steps: 'Revoke it under Settings > Keys & IDs, then create a new one for what uses it.',
};

export const onesignal: readonly Detector[] = [
  token({
    id: 'onesignal-rich-token',
    title: 'OneSignal API key',
    provider: 'onesignal',
    kind: 'api_key',
    pieces: [choice('os_v2_app_', 'os_v2_org_'), run(lowerBase32, 103)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
