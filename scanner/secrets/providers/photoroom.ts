import type { Detector } from '../detector';
import { lowerHex, run, word } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.photoroom.com/api-dashboard',
  steps: 'Revoke it under API dashboard, then create a new one for what uses it.',
};

export const photoroom: readonly Detector[] = [
  token({
    id: 'photoroom-api-key',
    title: 'PhotoRoom API key',
    provider: 'photoroom',
    kind: 'api_key',
    pieces: ['sk_pr_', run(word, 1, 64), '_', run(lowerHex, 40)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
