import type { Detector } from '../detector';
import { lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://cursor.com/dashboard',
  steps: 'Revoke it under Integrations > API keys, then create a new one for what uses it.',
};

export const cursor: readonly Detector[] = [
  token({
    id: 'cursor-api-key',
    title: 'Cursor API key',
    provider: 'cursor',
    kind: 'api_key',
    pieces: ['key_', run(lowerHex, 64)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
