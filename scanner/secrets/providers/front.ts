import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.frontapp.com/settings/developers',
  steps: 'Revoke it under Settings > Developers, then create a new one for what uses it.',
};

export const front: readonly Detector[] = [
  token({
    id: 'front-api-token',
    title: 'Front API token',
    provider: 'front',
    kind: 'api_key',
    pieces: ['fpt_', run(base64url, 40, 100)],
    confidence: 'possible',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
