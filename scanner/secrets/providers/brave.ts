import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://api-dashboard.search.brave.com',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const brave: readonly Detector[] = [
  token({
    id: 'brave-search-api-key',
    title: 'Brave Search API key',
    provider: 'brave',
    kind: 'api_key',
    pieces: ['BSA', run(base64url, 24, 40)],
    confidence: 'likely',
    near: ['brave', 'bsa_'],
    source: { from: 'one published rule set' },
    revoke,
  }),
];
