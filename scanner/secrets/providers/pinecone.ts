import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.pinecone.io',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const pinecone: readonly Detector[] = [
  token({
    id: 'pinecone-api-key',
    title: 'Pinecone API key',
    provider: 'pinecone',
    kind: 'api_key',
    pieces: ['pcsk_', run(alphanumeric, 5, 6), '_', run(alphanumeric, 63)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
