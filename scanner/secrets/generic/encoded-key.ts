import type { Detector, Random, SecretKind } from '../detector';
import { decodeBase64 } from '../judgement';

export const derPrivateKey: SecretKind = {
  id: 'private-key-der',
  title: 'private key in DER, written in base64',
  provider: 'privatekey',
  kind: 'signing_key',
  source: { from: 'RFC 8017 appendix A.1.2; RFC 5958; RFC 5915: a SEQUENCE that begins with its version' },
  revoke: {
    steps:
      'Generate a new pair, replace the public key or certificate wherever it is trusted (ask the issuer to revoke a certificate), then drop the old one.',
  },
};

const REACH_BYTES = 8190;
const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** So long in one piece is no line of a PEM block: those have 64 or 76. */
const PIECE = '[0-9A-Za-z+/]{90,8000}={0,2}';

/**
 * The number of bytes a DER value says it has, its own header included.
 * @param der as latin1
 */
function declaredBytes(der: string): number {
  const first = der.charCodeAt(1);
  if (first < 0x80) return 2 + first;
  let length = 0;
  for (let i = 0; i < (first & 0x7f); i++) length = length * 256 + der.charCodeAt(2 + i);
  return 2 + (first & 0x7f) + length;
}

function isWhole(encoded: string): boolean {
  const der = decodeBase64(encoded);
  return der !== undefined && declaredBytes(der) === der.length;
}

/** A PKCS#1 key of 1,024 bits as to its outside; what is inside is noise. */
function key(random: Random): string {
  const body = atob(random.pick(characters, 804));
  return btoa(`\x30\x82\x02\x5d\x02\x01\x00\x02\x81${body}`.slice(0, 4 + 0x25d));
}

/** Private keys without a PEM header around them, as Java, .NET and payment interfaces take them. */
export const encodedKeyDetectors: readonly Detector[] = [
  {
    ...derPrivateKey,
    literals: ['MIIB', 'MIIC', 'MIIE', 'MIIJ', 'MIGHAgEA', 'MIGTAgEA', 'MIG2AgEA', 'MHcCAQEE'],
    shape: () => new RegExp(`(?:MII[BCEJ][0-9A-Za-z+/]{2}IBA[AD]|MIG[HT2]AgEA|MHcCAQEE)${PIECE}`, 'y'),
    reach: REACH_BYTES,
    publicPrefix: 4,
    decoding: 'base64',
    confidence: 'certain',
    doubt: (encoded) =>
      isWhole(encoded) ? undefined : { confidence: 'likely', reason: 'shorter or longer than it says' },
    examples: {
      positive: [(random) => ({ secret: key(random), before: 'key = "', after: '"' })],
      negative: [
        // a certificate: its SEQUENCE holds another, no version
        (random) => `MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBa${random.pick(characters, 200)}`,
        // the first line of a PEM block
        (random) => `MIICXQIBAAKBgQC${random.pick(characters, 49)}\n`,
      ],
    },
  },
];
