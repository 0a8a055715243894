import type { Detector } from '../detector';
import { lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://developer.ebay.com/my/keys',
  steps: 'Revoke it under Application keys, then create a new one for what uses it.',
};

export const ebay: readonly Detector[] = [
  token({
    id: 'ebay-client-secret',
    title: 'eBay client secret',
    provider: 'ebay',
    kind: 'oauth_client',
    pieces: [
      'PRD-',
      run(lowerHex, 8, 12),
      '-',
      run(lowerHex, 4),
      '-',
      run(lowerHex, 4),
      '-',
      run(lowerHex, 4),
      '-',
      run(lowerHex, 4, 12),
    ],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
