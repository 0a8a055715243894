import type { Detector } from '../detector';
import { choice, dottedBase64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dashboard.onfido.com/api/tokens',
  steps: 'Revoke it under Developers > Tokens, then create a new one for what uses it.',
};

export const onfido: readonly Detector[] = [
  token({
    id: 'onfido-live-token',
    title: 'Onfido live API token',
    provider: 'onfido',
    kind: 'api_key',
    pieces: [choice('api_live.', 'api_live_us.', 'api_live_ca.'), run(dottedBase64url, 20, 80)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
