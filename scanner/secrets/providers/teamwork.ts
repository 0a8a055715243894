import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://developer.teamwork.com',
  steps: 'Revoke it under Apps, then create a new one for what uses it.',
};

export const teamwork: readonly Detector[] = [
  token({
    id: 'teamwork-oauth-token',
    title: 'Teamwork OAuth token',
    provider: 'teamwork',
    kind: 'access_token',
    pieces: ['tkn.v1_', run(alphanumeric, 71), '='],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
