import type { Detector } from '../detector';
import { choice, lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  steps: 'Revoke it under Settings > API access, then create a new one for what uses it.',
};

export const packagist: readonly Detector[] = [
  token({
    id: 'packagist-api-key',
    title: 'Packagist API key',
    provider: 'packagist',
    kind: 'registry_credential',
    pieces: ['packagist_ack_', run(lowerHex, 28, 32)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'packagist-api-secret',
    title: 'Packagist API secret',
    provider: 'packagist',
    kind: 'registry_credential',
    pieces: ['packagist_acs_', run(lowerHex, 64, 96)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'packagist-organization-token',
    title: 'Packagist organization token',
    provider: 'packagist',
    kind: 'registry_credential',
    pieces: [choice('packagist_ort_', 'packagist_out_', 'packagist_uut_'), run(lowerHex, 68)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
