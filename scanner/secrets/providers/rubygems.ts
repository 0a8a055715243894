import type { Detector } from '../detector';
import { lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  steps: 'Revoke it under Settings > API keys, then create a new one for what uses it.',
};

export const rubygems: readonly Detector[] = [
  token({
    id: 'rubygems-api-key',
    title: 'RubyGems API key',
    provider: 'rubygems',
    kind: 'registry_credential',
    pieces: ['rubygems_', run(lowerHex, 48)],
    confidence: 'certain',
    source: { from: 'four independent rule sets agree' },
    revoke,
  }),
];
