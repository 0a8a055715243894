import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.xata.io/settings',
  steps: 'Revoke it under Account settings > API keys, then create a new one for what uses it.',
};

export const xata: readonly Detector[] = [
  token({
    id: 'xata-api-key',
    title: 'Xata API key',
    provider: 'xata',
    kind: 'api_key',
    pieces: ['xau_', run(base64url, 36, 80)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
