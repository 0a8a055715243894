/** One element of DER: a tag and where its content stands. */
export interface DerElement {
  readonly tag: number;
  readonly start: number;
  /** Behind the content, which is where the next element begins. */
  readonly end: number;
}

/** Tags of ITU-T X.690, section 8, as they stand in X.509. */
export const Tag = {
  boolean: 0x01,
  objectIdentifier: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  version: 0xa0,
  extensions: 0xa3,
} as const;

/**
 * @param end behind the bytes that the element may use
 * @returns undefined where no whole element stands at `at`: a cut text, a length that lies, BER's open lengths
 */
export function elementAt(bytes: Uint8Array, at: number, end: number): DerElement | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || at + 2 > end) return undefined;
  let start = at + 2;
  let length = first;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 4) return undefined;
    length = 0;
    for (let index = 0; index < count; index++) length = length * 256 + (bytes[start + index] ?? 0);
    start += count;
  }
  return start + length <= end && start + length <= bytes.length ? { tag, start, end: start + length } : undefined;
}

/** More parts than this make no certificate that anybody issues. */
const MOST_CHILDREN = 500;

/** @returns the elements in a content, as far as they are whole */
export function childrenOf(bytes: Uint8Array, { start, end }: DerElement): readonly DerElement[] {
  const found: DerElement[] = [];
  for (let at = start; at < end && found.length < MOST_CHILDREN;) {
    const element = elementAt(bytes, at, end);
    if (element === undefined) break;
    found.push(element);
    at = element.end;
  }
  return found;
}
