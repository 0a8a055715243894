import type { Range } from '../../model';

/** One block of a PEM text: RFC 7468. */
export interface PemBlock {
  /** `CERTIFICATE`, `RSA PRIVATE KEY`, `PGP PUBLIC KEY BLOCK`. */
  readonly label: string;
  /** Of the line that begins it. */
  readonly head: Range;
  /** Between the lines that begin and end it. */
  readonly body: Range;
}

/** A bundle of authorities has about 150. */
const MOST_BLOCKS = 1000;

/** @returns the blocks in the order of the text; one that nobody ended goes to the text's end */
export function pemBlocks(text: string): readonly PemBlock[] {
  const found: PemBlock[] = [];
  const begin = /-----BEGIN ([A-Z0-9 ]{1,60})-----/g;
  for (let match = begin.exec(text); match !== null && found.length < MOST_BLOCKS; match = begin.exec(text)) {
    const label = match[1] ?? '';
    const start = begin.lastIndex;
    const end = text.indexOf(`-----END ${label}-----`, start);
    const body = { start, end: end < 0 ? text.length : end };
    found.push({ label, head: { start: match.index, end: start }, body });
    begin.lastIndex = body.end;
  }
  return found;
}

/** Larger ones hold more than a key. */
const MOST_UNITS = 200_000;

/** @returns the bytes of a body, headers and checksum left out; undefined where they are no base64 */
export function pemBytes(text: string, { start, end }: Range): Uint8Array | undefined {
  if (end - start > MOST_UNITS) return undefined;
  const lines = text.slice(start, end).split(/\r\n|\r|\n|\\n/);
  const blank = lines.findIndex((line, index) => index > 0 && line.trim() === '');
  const headed = lines.some((line) => line.includes(':')) && blank > 0 ? lines.slice(blank) : lines;
  // `=abcd` is the checksum of OpenPGP's armor.
  return bytesOfBase64(headed.filter((line) => !/^\s*=[\w+/]{4}\s*$/.test(line)).join(''));
}

export function bytesOfBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text.replaceAll(/\s/g, '')), (sign) => sign.charCodeAt(0));
  } catch {
    // Cut, or another encoding: no bytes to read.
    return undefined;
  }
}
