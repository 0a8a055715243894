import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://www.canva.com/developers',
  steps: 'Revoke it under Your integrations, then create a new one for what uses it.',
};

export const canva: readonly Detector[] = [
  token({
    id: 'canva-client-secret',
    title: 'Canva client secret',
    provider: 'canva',
    kind: 'oauth_client',
    pieces: ['cnvca', run(base64url, 51)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
