import type { Detector } from '../detector';
import { alphanumeric, choice, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://ui.honeycomb.io/account',
  steps: 'Revoke it under Environments > API keys, then create a new one for what uses it.',
};

export const honeycomb: readonly Detector[] = [
  token({
    id: 'honeycomb-ingest-key',
    title: 'Honeycomb ingest key',
    provider: 'honeycomb',
    kind: 'api_key',
    pieces: [choice('hcaik_', 'hcaic_', 'hcalk_', 'hcamk_'), run(alphanumeric, 22, 64)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
