import type { Detector } from '../detector';
import { digits, run, upperAlphanumeric } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.clickup.com/settings/apps',
  steps: 'Revoke it under Settings > Apps, then create a new one for what uses it.',
};

export const clickup: readonly Detector[] = [
  token({
    id: 'clickup-personal-token',
    title: 'ClickUp personal token',
    provider: 'clickup',
    kind: 'access_token',
    pieces: ['pk_', run(digits, 6, 10), '_', run(upperAlphanumeric, 32)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
