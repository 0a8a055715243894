import type { Detector } from '../detector';
import { lowerAlphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dash.readme.com',
  steps: 'Revoke it under Configuration > API keys, then create a new one for what uses it.',
};

export const readme: readonly Detector[] = [
  token({
    id: 'readme-api-key',
    title: 'ReadMe API key',
    provider: 'readme',
    kind: 'api_key',
    pieces: ['rdme_', run(lowerAlphanumeric, 70)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
