import type { Detector } from '../detector';
import { base64, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.fullstory.com',
  steps: 'Revoke it under Settings > Integrations > API keys, then create a new one for what uses it.',
};

export const fullstory: readonly Detector[] = [
  token({
    id: 'fullstory-api-key',
    title: 'FullStory API key',
    provider: 'fullstory',
    kind: 'api_key',
    pieces: ['na1.', run(base64, 100)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
