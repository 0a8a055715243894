import type { Detector, Random } from '../detector';
import { base64 } from '../shape';

/** A 4096-bit RSA key takes 3,400 bytes. */
const REACH_BYTES = 6000;

function example(random: Random, encryption: string): string {
  const body = `${random.pick(base64.characters, 64)}\n${random.pick(base64.characters, 40)}\n`;
  return (
    `PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: ${encryption}\nComment: deploy\n` +
    `Public-Lines: 2\n${body}Private-Lines: 2\n${body}Private-MAC: ${random.pick('0123456789abcdef', 64)}`
  );
}

export const putty: readonly Detector[] = [
  {
    id: 'putty-private-key',
    title: 'PuTTY private key',
    provider: 'ssh',
    kind: 'ssh_key',
    literals: ['PuTTY-User-Key-File-'],
    shape: () =>
      /PuTTY-User-Key-File-[23]: [\w-]{3,40}\r?\nEncryption: none\r?\nComment: ?[^\r\n]{0,200}\r?\nPublic-Lines: \d{1,3}\r?\n(?:[\w+/=]{1,64}\r?\n){1,60}Private-Lines: \d{1,3}\r?\n(?:[\w+/=]{1,64}\r?\n){1,60}(?:Private-MAC: [0-9a-f]{40,64})?/y,
    reach: REACH_BYTES,
    confidence: 'certain',
    source: { from: 'PuTTY user manual, appendix "PPK file format"; encrypted ones are passed over' },
    revoke: { steps: 'Take the public key out of every authorized_keys and deploy key, then generate a new pair.' },
    examples: {
      positive: [(random) => ({ secret: example(random, 'none') })],
      negative: [(random) => example(random, 'aes256-cbc')],
    },
  },
];
