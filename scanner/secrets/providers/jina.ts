import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://jina.ai/api-dashboard',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const jina: readonly Detector[] = [
  token({
    id: 'jina-api-key',
    title: 'Jina AI API key',
    provider: 'jina',
    kind: 'api_key',
    pieces: ['jina_', run(base64url, 60)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
