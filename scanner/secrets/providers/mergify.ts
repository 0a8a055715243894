import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dashboard.mergify.com',
  steps: 'Revoke it under Integrations > Application keys, then create a new one for what uses it.',
};

export const mergify: readonly Detector[] = [
  token({
    id: 'mergify-application-key',
    title: 'Mergify application key',
    provider: 'mergify',
    kind: 'access_token',
    pieces: ['mergify_application_key_', run(base64url, 40, 200)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
