import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://docs.retool.com/org-users/guides/retool-api-authentication',
  steps: 'Revoke it under Settings > API, then create a new one for what uses it.',
};

export const retool: readonly Detector[] = [
  token({
    id: 'retool-api-token',
    title: 'Retool API token',
    provider: 'retool',
    kind: 'service_account',
    pieces: ['retool_api_', run(alphanumeric, 32, 64)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
