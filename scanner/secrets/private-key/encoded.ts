import type { Detector, Random } from '../detector';
import { decodeBase64 } from '../judgement';
import { base64 } from '../shape';
import { clientEmail } from './block';
import { googleServiceAccountKey, privateKey } from './kinds';
import type { Pem } from './pem';
import { readPem } from './pem';

const REACH_BYTES = 8190;

/** One line of base64; or lines of it as tools wrap them, the last of which is shorter and padded. */
const WRAPPED_LINE = '\\r?\\n[ \\t]{0,40}[0-9A-Za-z+/]{60,200}={0,2}';
const LAST_LINE = '\\r?\\n[ \\t]{0,40}[0-9A-Za-z+/]{1,199}={1,2}(?![^\\s"\'])';

function runOf(head: string): RegExp {
  return new RegExp(`${head}[0-9A-Za-z+/]{20,8000}={0,2}(?:${WRAPPED_LINE}){0,120}(?:${LAST_LINE})?`, 'y');
}

/** The key inside of what was encoded: at its start, or as a string of JSON. */
function pemIn(encoded: string): Pem | undefined {
  const text = decodeBase64(encoded);
  const at = text?.indexOf('-----BEGIN') ?? -1;
  return text === undefined || at < 0 ? undefined : readPem(text.slice(at));
}

const shared = {
  reach: REACH_BYTES,
  decoding: 'base64',
  confidence: 'certain',
  publicPrefix: 4,
  accepts: (encoded: string) => pemIn(encoded) !== undefined,
  doubt: (encoded: string) => {
    const { confidence, reason } = pemIn(encoded) ?? {};
    return confidence === undefined || reason === undefined ? undefined : { confidence, reason };
  },
} as const;

function pem(random: Random): string {
  const body = `MIIE${random.pick(base64.characters, 60)}\n${random.pick(base64.characters, 64)}`;
  return `-----BEGIN RSA PRIVATE KEY-----\n${body}\n-----END RSA PRIVATE KEY-----\n`;
}

/** Keys as Kubernetes, CI variables and cloud configurations hold them. */
export const encodedKeys: readonly Detector[] = [
  {
    ...privateKey,
    ...shared,
    id: 'private-key-base64',
    title: 'private key in base64',
    literals: ['LS0tLS1CRUdJTi'],
    shape: () => runOf('LS0tLS1CRUdJTi'),
    examples: {
      positive: [(random) => ({ secret: btoa(pem(random)) })],
      negative: [() => btoa('-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQ==\n-----END CERTIFICATE-----\n')],
    },
  },
  {
    ...googleServiceAccountKey,
    ...shared,
    id: 'google-service-account-key-base64',
    title: 'Google Cloud service account key in base64',
    literals: ['ewogICJ0eXBlIjog', 'eyJ0eXBlIjogInNl', 'eyJ0eXBlIjoic2Vy'],
    shape: () => runOf('(?:ewogICJ0eXBlIjog|eyJ0eXBlIjogInNl|eyJ0eXBlIjoic2Vy)'),
    facts: (encoded) => {
      const account = clientEmail(decodeBase64(encoded) ?? '');
      return account === undefined ? {} : { clientEmail: account };
    },
    examples: {
      positive: [
        (random) => ({
          secret: btoa(JSON.stringify({ type: 'service_account', private_key: pem(random) }, undefined, 2)),
        }),
      ],
      negative: [
        () => btoa(JSON.stringify({ type: 'service_account', project_id: 'one-of-many-projects' }, undefined, 2)),
      ],
    },
  },
];
