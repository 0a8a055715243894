import type { Detector } from '../detector';
import { alphanumeric, choice, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://percy.io',
  steps: 'Revoke it under Project settings > Project token, then create a new one for what uses it.',
};

export const percy: readonly Detector[] = [
  token({
    id: 'percy-project-token',
    title: 'Percy project token',
    provider: 'percy',
    kind: 'api_key',
    pieces: [choice('percy_web_', 'percy_app_', 'percy_'), run(alphanumeric, 30, 64)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
