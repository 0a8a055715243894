import type { Detector } from '../detector';
import { choice, run, word } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.netlify.com/user/applications',
  steps: 'Revoke it under User settings > Applications, then create a new one for what uses it.',
};

export const netlify: readonly Detector[] = [
  token({
    id: 'netlify-personal-access-token',
    title: 'Netlify personal access token',
    provider: 'netlify',
    kind: 'access_token',
    pieces: [choice('nfp_', 'nfc_', 'nfo_', 'nfu_', 'nfb_'), run(word, 36)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
