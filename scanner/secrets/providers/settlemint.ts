import type { Detector } from '../detector';
import { alphanumeric, choice, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://console.settlemint.com',
  steps: 'Revoke it under Access tokens, then create a new one for what uses it.',
};

export const settlemint: readonly Detector[] = [
  token({
    id: 'settlemint-access-token',
    title: 'SettleMint access token',
    provider: 'settlemint',
    kind: 'access_token',
    pieces: [choice('sm_pat_', 'sm_sat_', 'sm_aat_'), run(alphanumeric, 16)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
