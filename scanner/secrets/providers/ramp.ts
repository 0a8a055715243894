import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.ramp.com/settings/ramp-developer',
  steps: 'Revoke it under Developer settings, then create a new one for what uses it.',
};

export const ramp: readonly Detector[] = [
  token({
    id: 'ramp-client-secret',
    title: 'Ramp client secret',
    provider: 'ramp',
    kind: 'oauth_client',
    pieces: ['ramp_sec_', run(alphanumeric, 48)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
