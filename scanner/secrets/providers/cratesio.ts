import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  steps:
    'Revoke it on the registry’s site under Account settings > API tokens, then create a new one for what uses it.',
};

export const cratesio: readonly Detector[] = [
  token({
    id: 'crates-io-cratesio-token',
    title: 'Cargo registry API token',
    provider: 'cratesio',
    kind: 'registry_credential',
    pieces: ['cio', run(alphanumeric, 32)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
