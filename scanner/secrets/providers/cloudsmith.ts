import type { Detector } from '../detector';
import { alphanumeric, lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.cloudsmith.com/settings/api',
  steps: 'Revoke it under API settings, then create a new one for what uses it.',
};

export const cloudsmith: readonly Detector[] = [
  token({
    id: 'cloudsmith-api-key',
    title: 'Cloudsmith API key',
    provider: 'cloudsmith',
    kind: 'registry_credential',
    pieces: ['csa_', run(lowerHex, 30), run(alphanumeric, 6)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
