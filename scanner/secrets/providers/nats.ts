import { nkeyCrc16 } from '../checksums';
import type { Detector } from '../detector';
import { base32, choice, run } from '../shape';
import { token } from '../token';

export const nats: readonly Detector[] = [
  token({
    id: 'nats-nkey-seed',
    title: 'NATS nkey seed',
    provider: 'nats',
    kind: 'signing_key',
    // S for seed, then what it is for: user, account, operator, server, cluster, curve.
    pieces: [choice('SUA', 'SAA', 'SOA', 'SNA', 'SCA', 'SXA'), run(base32, 55)],
    confidence: 'certain',
    checksum: nkeyCrc16,
    source: { from: 'NATS documentation, "NKeys": base 32 of prefix, seed and CRC-16' },
    revoke: {
      url: 'https://docs.nats.io/using-nats/developer/connecting/nkey',
      steps:
        'Generate a new pair, replace the public key in the server configuration or the account, and drop the old one.',
    },
  }),
];
