import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://www.braintrust.dev/app/settings',
  steps: 'Revoke it under Settings > API keys, then create a new one for what uses it.',
};

export const braintrust: readonly Detector[] = [
  token({
    id: 'braintrust-api-key',
    title: 'Braintrust API key',
    provider: 'braintrust',
    kind: 'api_key',
    pieces: ['sk-', run(alphanumeric, 48)],
    confidence: 'likely',
    near: ['braintrust'],
    source: { from: 'one published rule set' },
    revoke,
  }),
];
