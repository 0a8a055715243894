import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://thunderstore.io/settings/teams',
  steps: 'Revoke it under Teams > Service accounts, then create a new one for what uses it.',
};

export const thunderstore: readonly Detector[] = [
  token({
    id: 'thunderstore-api-token',
    title: 'Thunderstore API token',
    provider: 'thunderstore',
    kind: 'access_token',
    pieces: ['tss_', run(alphanumeric, 20, 80)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
