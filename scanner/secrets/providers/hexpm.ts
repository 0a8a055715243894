import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://hex.pm/dashboard/keys',
  steps: 'Revoke it under Dashboard > Keys, then create a new one for what uses it.',
};

export const hexpm: readonly Detector[] = [
  token({
    id: 'hex-pm-hexpm-api-key',
    title: 'Hex.pm API key',
    provider: 'hexpm',
    kind: 'registry_credential',
    pieces: ['hexpm_', run(alphanumeric, 40, 100)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
