import type { Detector } from '../detector';
import { base64url, choice, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://developers.pinterest.com/apps',
  steps: 'Revoke it under My apps, then create a new one for what uses it.',
};

export const pinterest: readonly Detector[] = [
  token({
    id: 'pinterest-access-token',
    title: 'Pinterest access token',
    provider: 'pinterest',
    kind: 'access_token',
    pieces: [choice('pina_', 'pinc_', 'pinr_'), run(base64url, 20, 200)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
