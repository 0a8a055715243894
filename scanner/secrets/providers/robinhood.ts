import type { Detector } from '../detector';
import { uuid } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://robinhood.com/account/crypto',
  steps: 'Revoke it under Crypto > API trading, then create a new one for what uses it.',
};

export const robinhood: readonly Detector[] = [
  token({
    id: 'robinhood-crypto-api-key',
    title: 'Robinhood Crypto API key',
    provider: 'robinhood',
    kind: 'api_key',
    pieces: ['rh-api-', ...uuid],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
