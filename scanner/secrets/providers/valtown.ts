import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://www.val.town/settings/api',
  steps: 'Revoke it under Settings > API tokens, then create a new one for what uses it.',
};

export const valtown: readonly Detector[] = [
  token({
    id: 'valtown-api-token',
    title: 'Val Town API token',
    provider: 'valtown',
    kind: 'api_key',
    pieces: ['vtwn_', run(alphanumeric, 20, 80)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
