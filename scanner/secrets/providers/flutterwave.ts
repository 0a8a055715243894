import type { Detector } from '../detector';
import { lowerAlphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.flutterwave.com/dashboard/settings/apis',
  steps: 'Revoke it under Settings > APIs, then create a new one for what uses it.',
};

export const flutterwave: readonly Detector[] = [
  token({
    id: 'flutterwave-secret-key',
    title: 'Flutterwave secret key',
    provider: 'flutterwave',
    kind: 'api_key',
    pieces: ['FLWSECK-', run(lowerAlphanumeric, 32), '-X'],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'flutterwave-test-secret-key',
    title: 'Flutterwave test secret key',
    provider: 'flutterwave',
    kind: 'api_key',
    pieces: ['FLWSECK_TEST-', run(lowerAlphanumeric, 12, 32)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
