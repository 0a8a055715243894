import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dashboard.voyageai.com',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const voyage: readonly Detector[] = [
  token({
    id: 'voyage-ai-api-key',
    title: 'Voyage AI API key',
    provider: 'voyage',
    kind: 'api_key',
    pieces: ['pa-', run(base64url, 43)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
