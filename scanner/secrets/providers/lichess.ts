import type { Detector } from '../detector';
import { run, word } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://lichess.org/account/oauth/token',
  steps: 'Revoke it under Preferences > API access tokens, then create a new one for what uses it.',
};

export const lichess: readonly Detector[] = [
  token({
    id: 'lichess-personal-token',
    title: 'Lichess personal token',
    provider: 'lichess',
    kind: 'access_token',
    pieces: ['lip_', run(word, 16, 60)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
