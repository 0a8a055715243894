import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://cloud.llamaindex.ai',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const llamaindex: readonly Detector[] = [
  token({
    id: 'llama-cloud-api-key',
    title: 'LlamaCloud API key',
    provider: 'llama',
    kind: 'api_key',
    pieces: ['llx-', run(base64url, 48)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
