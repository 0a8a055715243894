import type { Detector } from '../detector';
import { choice, lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://scrapfly.io/dashboard',
  steps: 'Revoke it under Dashboard > API keys, then create a new one for what uses it.',
};

export const scrapfly: readonly Detector[] = [
  token({
    id: 'scrapfly-api-key',
    title: 'Scrapfly API key',
    provider: 'scrapfly',
    kind: 'api_key',
    pieces: [choice('scp-live-', 'scp-test-'), run(lowerHex, 32)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
