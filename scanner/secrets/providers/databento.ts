import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://databento.com/portal/keys',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const databento: readonly Detector[] = [
  token({
    id: 'databento-api-key',
    title: 'Databento API key',
    provider: 'databento',
    kind: 'api_key',
    pieces: ['db-', run(alphanumeric, 29)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
