import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.segment.com',
  steps: 'Revoke it under Access management > Tokens, then create a new one for what uses it.',
};

export const segment: readonly Detector[] = [
  token({
    id: 'segment-public-api-token',
    title: 'Segment public API token',
    provider: 'segment',
    kind: 'api_key',
    pieces: ['sgp_', run(alphanumeric, 64)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
