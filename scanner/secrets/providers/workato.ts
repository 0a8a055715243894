import type { Detector } from '../detector';
import { base64url, choice, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.workato.com',
  steps: 'Revoke it under Workspace admin > API clients, then create a new one for what uses it.',
};

export const workato: readonly Detector[] = [
  token({
    id: 'workato-api-token',
    title: 'Workato API token',
    provider: 'workato',
    kind: 'access_token',
    pieces: [
      choice('wrkaus-eyJ', 'wrkaeu-eyJ', 'wrkajp-eyJ', 'wrkasg-eyJ', 'wrkaau-eyJ', 'wrka-eyJ'),
      run(base64url, 8, 400),
      '.',
      run(base64url, 16, 800),
      '.',
      run(base64url, 64, 700),
    ],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
