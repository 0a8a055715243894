import type { Detector } from '../detector';
import { alphanumeric, lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://airtable.com/create/tokens',
  steps: 'Revoke it under Personal access tokens, then create a new one for what uses it.',
};

export const airtable: readonly Detector[] = [
  token({
    id: 'airtable-personal-access-token',
    title: 'Airtable personal access token',
    provider: 'airtable',
    kind: 'access_token',
    pieces: ['pat', run(alphanumeric, 14), '.', run(lowerHex, 64)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
