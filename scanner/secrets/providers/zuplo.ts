import { zuploCrc32 } from '../checksums';
import type { Detector } from '../detector';
import { lowerAlphanumeric, lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://portal.zuplo.com',
  steps: 'Revoke it under Services > API keys, then create a new one for what uses it.',
};

export const zuplo: readonly Detector[] = [
  token({
    id: 'zuplo-api-key',
    title: 'Zuplo API key',
    provider: 'zuplo',
    kind: 'api_key',
    pieces: ['zpka_', run(lowerAlphanumeric, 32), '_', run(lowerHex, 8)],
    confidence: 'certain',
    checksum: zuploCrc32,
    source: { from: 'published samples pass the checksum' },
    revoke,
  }),
];
