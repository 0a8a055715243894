import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://developers.flexport.com',
  steps: 'Revoke it under API tokens, then create a new one for what uses it.',
};

export const flexport: readonly Detector[] = [
  token({
    id: 'flexport-api-token',
    title: 'Flexport API token',
    provider: 'flexport',
    kind: 'api_key',
    pieces: ['shltm_', run(base64url, 40)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
