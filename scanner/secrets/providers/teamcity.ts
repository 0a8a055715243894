import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://www.jetbrains.com/help/teamcity/managing-your-user-account.html',
  steps: 'Revoke it under Profile > Access tokens, then create a new one for what uses it.',
};

export const teamcity: readonly Detector[] = [
  token({
    id: 'teamcity-access-token',
    title: 'TeamCity access token',
    provider: 'teamcity',
    kind: 'access_token',
    pieces: ['eyJ0eXAiOiAiVENWMiJ9.', run(base64url, 36), '.', run(base64url, 48)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
