import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.nightfall.ai',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const nightfall: readonly Detector[] = [
  token({
    id: 'nightfall-api-key',
    title: 'Nightfall API key',
    provider: 'nightfall',
    kind: 'api_key',
    pieces: ['NF-', run(alphanumeric, 32)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
