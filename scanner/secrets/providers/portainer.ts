import type { Detector } from '../detector';
import { anyBase64, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://docs.portainer.io/api/access',
  steps: 'Revoke it under My account > Access tokens, then create a new one for what uses it.',
};

export const portainer: readonly Detector[] = [
  token({
    id: 'portainer-access-token',
    title: 'Portainer access token',
    provider: 'portainer',
    kind: 'access_token',
    pieces: ['ptr_', run(anyBase64, 40, 64)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
