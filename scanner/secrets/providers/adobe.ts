import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://developer.adobe.com/console',
  steps: "Revoke it under the project's OAuth credential, then create a new one for what uses it.",
};

export const adobe: readonly Detector[] = [
  token({
    id: 'adobe-client-secret',
    title: 'Adobe client secret',
    provider: 'adobe',
    kind: 'oauth_client',
    pieces: ['p8e-', run(alphanumeric, 32)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
