import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://portal.exoscale.com/iam/keys',
  steps: 'Revoke it under IAM > API keys, then create a new one for what uses it.',
};

export const exoscale: readonly Detector[] = [
  token({
    id: 'exoscale-api-key',
    title: 'Exoscale API key',
    provider: 'exoscale',
    kind: 'api_key',
    pieces: ['EXO', run(alphanumeric, 24, 32)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
