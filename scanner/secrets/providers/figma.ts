import type { Detector } from '../detector';
import { base64url, choice, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://www.figma.com/settings',
  steps: 'Revoke it under Settings > Security > Personal access tokens, then create a new one for what uses it.',
};

export const figma: readonly Detector[] = [
  token({
    id: 'figma-personal-access-token',
    title: 'Figma personal access token',
    provider: 'figma',
    kind: 'access_token',
    pieces: [choice('figd_', 'figp_'), run(base64url, 38, 54)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
