import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.aikido.dev',
  steps: 'Revoke it under Settings > Integrations, then create a new one for what uses it.',
};

export const aikido: readonly Detector[] = [
  token({
    id: 'aikido-ci-token',
    title: 'Aikido CI token',
    provider: 'aikido',
    kind: 'access_token',
    pieces: ['AIK_CI_', run(alphanumeric, 20, 44)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'aikido-client-secret',
    title: 'Aikido client secret',
    provider: 'aikido',
    kind: 'oauth_client',
    pieces: ['AIK_SECRET_', run(alphanumeric, 64)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
