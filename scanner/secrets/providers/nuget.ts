import type { Detector } from '../detector';
import { lowerAlphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  steps: 'Revoke it under Account > API keys, then create a new one for what uses it.',
};

export const nuget: readonly Detector[] = [
  token({
    id: 'nuget-api-key',
    title: 'NuGet API key',
    provider: 'nuget',
    kind: 'registry_credential',
    pieces: ['oy2', run(lowerAlphanumeric, 43)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
