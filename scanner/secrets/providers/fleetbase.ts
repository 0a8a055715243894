import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://console.fleetbase.io',
  steps: 'Revoke it under Developers > API keys, then create a new one for what uses it.',
};

export const fleetbase: readonly Detector[] = [
  token({
    id: 'fleetbase-api-key',
    title: 'Fleetbase API key',
    provider: 'fleetbase',
    kind: 'api_key',
    pieces: ['flb_live_', run(alphanumeric, 20)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
