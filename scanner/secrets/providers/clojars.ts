import type { Detector } from '../detector';
import { lowerAlphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://clojars.org/tokens',
  steps: 'Revoke it under Deploy tokens, then create a new one for what uses it.',
};

export const clojars: readonly Detector[] = [
  token({
    id: 'clojars-deploy-token',
    title: 'Clojars deploy token',
    provider: 'clojars',
    kind: 'registry_credential',
    pieces: ['CLOJARS_', run(lowerAlphanumeric, 60)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
