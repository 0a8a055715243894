import type { Detector } from '../detector';
import { alphanumeric, dottedBase64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://help.salesforce.com',
  steps: 'End the session under Setup > Session management, and revoke the connected app under OAuth usage.',
};

export const salesforce: readonly Detector[] = [
  token({
    id: 'salesforce-access-token',
    title: 'Salesforce access token',
    provider: 'salesforce',
    kind: 'access_token',
    pieces: ['00D', run(alphanumeric, 12, 15), '!', run(dottedBase64url, 30, 130)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'salesforce-refresh-token',
    title: 'Salesforce refresh token',
    provider: 'salesforce',
    kind: 'access_token',
    pieces: ['5AEP861', run(dottedBase64url, 80, 120)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
