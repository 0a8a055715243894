import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://www.coze.com/open/oauth/pats',
  steps: 'Revoke it under Personal access tokens, then create a new one for what uses it.',
};

export const coze: readonly Detector[] = [
  token({
    id: 'coze-personal-access-token',
    title: 'Coze personal access token',
    provider: 'coze',
    kind: 'access_token',
    pieces: ['pat_', run(alphanumeric, 64)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
