import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://www.perplexity.ai/account/api/keys',
  steps: 'Revoke it under API > API keys, then create a new one for what uses it.',
};

export const perplexity: readonly Detector[] = [
  token({
    id: 'perplexity-api-key',
    title: 'Perplexity API key',
    provider: 'perplexity',
    kind: 'api_key',
    pieces: ['pplx-', run(alphanumeric, 48, 56)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
