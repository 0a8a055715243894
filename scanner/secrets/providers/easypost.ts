import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://www.easypost.com/account/api-keys',
  steps: 'Revoke it under Account > API keys, then create a new one for what uses it.',
};

export const easypost: readonly Detector[] = [
  token({
    id: 'easypost-api-key',
    title: 'EasyPost API key',
    provider: 'easypost',
    kind: 'api_key',
    pieces: ['EZAK', run(alphanumeric, 54)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'easypost-test-api-key',
    title: 'EasyPost test API key',
    provider: 'easypost',
    kind: 'api_key',
    pieces: ['EZTK', run(alphanumeric, 54)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
