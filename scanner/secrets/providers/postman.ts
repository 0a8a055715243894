import type { Detector } from '../detector';
import { lowerHex, run, upperAlphanumeric } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://go.postman.co/settings/me/api-keys',
  steps: 'Revoke it under Settings > API keys, then create a new one for what uses it.',
};

export const postman: readonly Detector[] = [
  token({
    id: 'postman-api-key',
    title: 'Postman API key',
    provider: 'postman',
    kind: 'api_key',
    pieces: ['PMAK-', run(lowerHex, 24), '-', run(lowerHex, 34)],
    confidence: 'certain',
    source: { from: 'four independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'postman-collection-token',
    title: 'Postman collection access token',
    provider: 'postman',
    kind: 'access_token',
    pieces: ['PMAT-', run(upperAlphanumeric, 26)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
