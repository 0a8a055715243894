import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://docs.n8n.io/api/authentication',
  steps: 'Revoke it under Settings > n8n API, then create a new one for what uses it.',
};

export const n8n: readonly Detector[] = [
  token({
    id: 'n8n-api-key',
    title: 'n8n API key',
    provider: 'n8n',
    kind: 'service_account',
    pieces: ['n8n_api_', run(alphanumeric, 40, 100)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
