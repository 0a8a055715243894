import type { Detector } from '../detector';
import { choice, lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.bannerbear.com',
  steps: 'Revoke it under Settings > API key, then create a new one for what uses it.',
};

export const bannerbear: readonly Detector[] = [
  token({
    id: 'bannerbear-api-key',
    title: 'Bannerbear API key',
    provider: 'bannerbear',
    kind: 'api_key',
    pieces: [choice('bb_pr_', 'bb_ma_'), run(lowerHex, 30)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
