import type { Detector } from '../detector';
import { alphanumeric, choice, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dashboard.branch.io',
  steps: 'Revoke it under Account settings > Profile, then create a new one for what uses it.',
};

export const branch: readonly Detector[] = [
  token({
    id: 'branchio-live-key',
    title: 'Branch.io key',
    provider: 'branchio',
    kind: 'api_key',
    pieces: [choice('key_live_', 'key_test_'), run(alphanumeric, 16, 40)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
