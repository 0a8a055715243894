import type { Detector } from '../detector';
import { alphanumeric, lowerLetters, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.mercury.com/settings/tokens',
  steps: 'Revoke it under Settings > API tokens, then create a new one for what uses it.',
};

export const mercury: readonly Detector[] = [
  token({
    id: 'mercury-api-token',
    title: 'Mercury API token',
    provider: 'mercury',
    kind: 'api_key',
    pieces: ['mercury_production_', run(lowerLetters, 3, 6), '_', run(alphanumeric, 40, 50), '_yrucrem'],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
