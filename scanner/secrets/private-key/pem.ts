import type { Confidence } from '../../model';
import { decodeBase64, isMonotonous } from '../judgement';

/** One block of RFC 7468 as it stands in a text. */
export interface Pem {
  /** `RSA PRIVATE KEY`. */
  readonly label: string;
  /** Behind the closing dashes, from the first dash of the opening ones. */
  readonly length: number;
  readonly confidence: Confidence;
  readonly reason?: string;
}

/** An Ed25519 key in PKCS #8 has 64 characters; nothing that opens anything has fewer. */
const FEWEST_CHARACTERS = 64;
/** A block without its end counts from here on: what is cut off is a real key's second half. */
const FEWEST_WITHOUT_END = 200;
/** Lines of a block may stand behind a time stamp, a comment sign, quotes: their longest run is what counts. */
const BODY_RUN = /[0-9A-Z+/=]{16,}/gi;
const OPENSSH_MAGIC = 'openssh-key-v1\0';

/**
 * Reads a private key that begins at the text's start; lines may be separated by `\n` as two characters, be quoted, indented,
 * commented or concatenated.
 * @param text latin1, from `-----BEGIN` on
 * @returns undefined where it is no private key, or a sample without content
 */
export function readPem(text: string): Pem | undefined {
  const begin = /^-----BEGIN ([0-9A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?)-----/.exec(text);
  const [opening, label] = begin ?? [];
  if (opening === undefined || label === undefined) return undefined;
  const next = text.indexOf('-----BEGIN', opening.length);
  const block = next < 0 ? text : text.slice(0, next);
  const end = /-----END [0-9A-Z ]{3,40}-----/.exec(block);
  // the letter of an escaped break is no part of the line behind it; as long as it was, so that places stay
  const inside = block
    .slice(opening.length, end?.index)
    .replace(/\\{1,4}[nrt]/g, (escape) => ' '.repeat(escape.length));
  const runs = [...inside.matchAll(BODY_RUN)];
  const body = runs.map(([run]) => run).join('');
  if (end) return judge(label, inside, body, end.index + end[0].length);
  const last = runs.at(-1);
  if (last === undefined || body.length < FEWEST_WITHOUT_END) return undefined;
  const judged = judge(label, inside, body, opening.length + last.index + last[0].length);
  return judged && { ...judged, confidence: 'possible', reason: 'its end is missing' };
}

function judge(label: string, inside: string, body: string, length: number): Pem | undefined {
  if (body.length < FEWEST_CHARACTERS || isMonotonous(body)) return undefined;
  if (isEncrypted(label, inside, body)) return { label, length, confidence: 'possible', reason: 'it is encrypted' };
  // 0x30, a DER sequence, is an M in base64; PGP packets begin as they like.
  const opensAsKey = body.startsWith('M') || body.startsWith('b3BlbnNzaC1') || label.startsWith('PGP');
  return opensAsKey
    ? { label, length, confidence: 'certain' }
    : { label, length, confidence: 'likely', reason: 'its content is no usual key' };
}

function isEncrypted(label: string, inside: string, body: string): boolean {
  if (label.includes('ENCRYPTED') || inside.includes('Proc-Type: 4,ENCRYPTED')) return true;
  const head = decodeBase64(body.slice(0, 64).replaceAll('=', '')) ?? '';
  return head.startsWith(OPENSSH_MAGIC) && !head.startsWith('none', OPENSSH_MAGIC.length + 4);
}
