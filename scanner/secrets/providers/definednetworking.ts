import type { Detector } from '../detector';
import { paddedBase64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://admin.defined.net',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const definednetworking: readonly Detector[] = [
  token({
    id: 'definednetworking-api-token',
    title: 'Defined Networking API token',
    provider: 'defined-networking',
    kind: 'api_key',
    pieces: ['dnkey-', run(paddedBase64url, 26), '-', run(paddedBase64url, 52)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
