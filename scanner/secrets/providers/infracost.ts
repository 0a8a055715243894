import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dashboard.infracost.io',
  steps: 'Revoke it under Org settings > API tokens, then create a new one for what uses it.',
};

export const infracost: readonly Detector[] = [
  token({
    id: 'infracost-api-key',
    title: 'Infracost API key',
    provider: 'infracost',
    kind: 'api_key',
    pieces: ['ico-', run(alphanumeric, 32)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
