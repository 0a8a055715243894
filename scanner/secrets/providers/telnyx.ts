import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://portal.telnyx.com/#/app/api-keys',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const telnyx: readonly Detector[] = [
  token({
    id: 'telnyx-api-key',
    title: 'Telnyx API key',
    provider: 'telnyx',
    kind: 'api_key',
    pieces: ['KEY', run(base64url, 55)],
    near: ['telnyx'],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
