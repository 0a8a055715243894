import type { Detector } from '../detector';
import { base64url, choice, run } from '../shape';
import { token } from '../token';

export const asaas: readonly Detector[] = [
  token({
    id: 'asaas-api-token',
    title: 'Asaas API token',
    provider: 'asaas',
    kind: 'api_key',
    pieces: [choice('aact_prod_', 'aact_hmlg_'), run(base64url, 20, 300)],
    lead: () => /\$$/,
    confidence: 'certain',
    source: { from: 'Asaas documentation, "Authentication"; one published rule set' },
    revoke: {
      url: 'https://www.asaas.com',
      steps: 'Disable it under Integrations > API keys, then generate a new one for what uses it.',
    },
  }),
];
