import { crc32Base62 } from '../checksums';
import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  steps: 'Revoke it under Access tokens, then create a new one for what uses it.',
};

export const npm: readonly Detector[] = [
  token({
    id: 'npm-access-token',
    title: 'npm access token',
    provider: 'npm',
    kind: 'registry_credential',
    pieces: ['npm_', run(alphanumeric, 36)],
    confidence: 'certain',
    checksum: crc32Base62,
    source: { from: 'published samples pass the checksum' },
    revoke,
  }),
];
