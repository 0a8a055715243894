import type { Detector } from '../detector';
import { lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://www.firecrawl.dev/app/api-keys',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const firecrawl: readonly Detector[] = [
  token({
    id: 'firecrawl-api-key',
    title: 'Firecrawl API key',
    provider: 'firecrawl',
    kind: 'api_key',
    pieces: ['fc-', run(lowerHex, 32)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
