import type { Detector } from '../detector';
import { run, word } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.proof.com',
  steps: 'Revoke it under Settings > API keys, then create a new one for what uses it.',
};

export const proof: readonly Detector[] = [
  token({
    id: 'proof-api-key',
    title: 'Proof API key',
    provider: 'proof',
    kind: 'api_key',
    pieces: ['prf_', run(word, 20, 80)],
    confidence: 'possible',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
