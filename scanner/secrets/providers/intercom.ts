import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.intercom.com/a/apps/_/developer-hub',
  steps: 'Revoke it under Developer hub > your app > Authentication, then create a new one for what uses it.',
};

export const intercom: readonly Detector[] = [
  token({
    id: 'intercom-access-token',
    title: 'Intercom access token',
    provider: 'intercom',
    kind: 'access_token',
    pieces: ['dG9r', run(alphanumeric, 40, 120), '='],
    confidence: 'likely',
    near: ['intercom'],
    source: { from: 'one published rule set' },
    revoke,
  }),
];
