import type { Detector } from '../detector';
import { uuid } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://cloud.langfuse.com',
  steps: 'Revoke it under Settings > API keys, then create a new one for what uses it.',
};

export const langfuse: readonly Detector[] = [
  token({
    id: 'langfuse-secret-key',
    title: 'Langfuse secret key',
    provider: 'langfuse',
    kind: 'api_key',
    pieces: ['sk-lf-', ...uuid],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
