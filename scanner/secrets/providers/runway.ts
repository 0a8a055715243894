import type { Detector } from '../detector';
import { lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dev.runwayml.com',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const runway: readonly Detector[] = [
  token({
    id: 'runway-api-key',
    title: 'Runway API key',
    provider: 'runway',
    kind: 'api_key',
    pieces: ['key_', run(lowerHex, 128)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
