import type { Detector } from '../detector';
import { anyHex, choice, lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token',
  steps: 'Revoke it under Settings > Access tokens, then create a new one for what uses it.',
};

export const sourcegraph: readonly Detector[] = [
  token({
    id: 'sourcegraph-access-token',
    title: 'Sourcegraph access token',
    provider: 'sourcegraph',
    kind: 'access_token',
    pieces: [choice('sgp_', 'sgp_local_'), run(anyHex, 40)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'sourcegraph-instance-access-token',
    title: 'Sourcegraph instance access token',
    provider: 'sourcegraph',
    kind: 'access_token',
    pieces: ['sgp_', run(anyHex, 16), '_', run(anyHex, 40)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'sourcegraph-cody-token',
    title: 'Sourcegraph Cody gateway token',
    provider: 'sourcegraph',
    kind: 'access_token',
    pieces: ['slk_', run(lowerHex, 64)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
