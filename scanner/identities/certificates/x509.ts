import { daysBetween, isDay } from '../../model';
import type { Day } from '../../model';
import { hex, sha256 } from '../../text';
import { childrenOf, elementAt, Tag } from './der';
import type { DerElement } from './der';
import { weaknessOf } from './key-strength';

/** What a certificate says of itself. */
export interface CertificateFacts {
  /** SHA-256 of all its bytes, lower-case hex. */
  readonly fingerprint: string;
  /** The subject's common name, else its organisation; `''` where it has neither. */
  readonly subject: string;
  /** Last day in UTC; undefined where the date does not exist or stands for no end at all. */
  readonly notAfter?: Day;
  /** How long it is valid from its first day on, in seconds; undefined where one of its dates does not exist. */
  readonly seconds?: number;
  /** It may sign others. */
  readonly isAuthority: boolean;
  /** What is weak about it, in words. */
  readonly weakness?: string;
}

/** RFC 5280, section 4.1.2.5: a certificate without a well-defined end. */
const NO_END = '9999-12-31';

/**
 * Reads what names a certificate and ends it, and no more: RFC 5280, section 4.1.
 * @returns undefined where the bytes are no X.509 certificate
 */
export function readCertificate(bytes: Uint8Array): CertificateFacts | undefined {
  const outer = elementAt(bytes, 0, bytes.length);
  if (outer?.tag !== Tag.sequence) return undefined;
  const [tbs] = childrenOf(bytes, outer);
  if (tbs?.tag !== Tag.sequence) return undefined;
  const fields = childrenOf(bytes, tbs);
  const first = fields[0]?.tag === Tag.version ? 1 : 0;
  const validity = fields[first + 3];
  const subject = fields[first + 4];
  if (validity?.tag !== Tag.sequence || subject?.tag !== Tag.sequence) return undefined;
  const [from, until] = childrenOf(bytes, validity);
  if (from === undefined || until === undefined) return undefined;
  const notBefore = dayOf(bytes, from);
  const notAfter = dayOf(bytes, until);
  const isEndless = notAfter === undefined || notAfter === NO_END;
  const isOfAuthority = fields.some((field) => field.tag === Tag.extensions && isAuthority(bytes, field));
  // What an authority says of itself is believed or not, whatever it is signed with.
  const weakness = weaknessOf(bytes, isOfAuthority ? undefined : fields[first + 1], fields[first + 5]);
  return {
    fingerprint: hex(sha256(bytes.subarray(0, outer.end))),
    subject: nameOf(bytes, subject),
    ...(isEndless ? {} : { notAfter }),
    ...(isEndless || notBefore === undefined ? {} : { seconds: daysBetween(notBefore, notAfter) * 86_400 }),
    isAuthority: isOfAuthority,
    ...(weakness === undefined ? {} : { weakness }),
  };
}

/** @returns the subject of a PKCS #10 request (RFC 2986); undefined where the bytes are none */
export function readRequestSubject(bytes: Uint8Array): string | undefined {
  const outer = elementAt(bytes, 0, bytes.length);
  const [info] = outer?.tag === Tag.sequence ? childrenOf(bytes, outer) : [];
  if (info?.tag !== Tag.sequence) return undefined;
  const subject = childrenOf(bytes, info)[1];
  return subject?.tag === Tag.sequence ? nameOf(bytes, subject) : undefined;
}

function dayOf(bytes: Uint8Array, { tag, start, end }: DerElement): Day | undefined {
  const text = latin1(bytes, start, end);
  const [, year = '', month = '', day = ''] =
    (tag === Tag.utcTime ? /^(\d\d)(\d\d)(\d\d)\d{4,6}Z$/ : /^(\d{4})(\d\d)(\d\d)\d{4,6}(?:\.\d+)?Z$/).exec(text) ?? [];
  // Two digits stand for the years 1950 to 2049.
  const century = tag === Tag.utcTime ? (Number(year) < 50 ? '20' : '19') : '';
  const written = `${century}${year}-${month}-${day}`;
  return isDay(written) ? written : undefined;
}

/** Object identifiers 2.5.4.3 and 2.5.4.10, encoded. */
const COMMON_NAME = '550403';
const ORGANISATION = '55040a';

function nameOf(bytes: Uint8Array, name: DerElement): string {
  const parts = new Map<string, string>();
  for (const set of childrenOf(bytes, name)) {
    for (const pair of childrenOf(bytes, set)) {
      const [type, value] = childrenOf(bytes, pair);
      if (type?.tag !== Tag.objectIdentifier || value === undefined) continue;
      parts.set(hex(bytes.subarray(type.start, type.end)), textOf(bytes.subarray(value.start, value.end)));
    }
  }
  return parts.get(COMMON_NAME) ?? parts.get(ORGANISATION) ?? '';
}

/** Object identifier 2.5.29.19, encoded. */
const BASIC_CONSTRAINTS = '551d13';

function isAuthority(bytes: Uint8Array, field: DerElement): boolean {
  const [list] = childrenOf(bytes, field);
  if (list === undefined) return false;
  return childrenOf(bytes, list).some((extension) => {
    const parts = childrenOf(bytes, extension);
    const [type] = parts;
    const value = parts.at(-1);
    if (type === undefined || value === undefined || hex(bytes.subarray(type.start, type.end)) !== BASIC_CONSTRAINTS)
      return false;
    const constraints = elementAt(bytes, value.start, value.end);
    const [flag] = constraints === undefined ? [] : childrenOf(bytes, constraints);
    return flag?.tag === Tag.boolean && bytes[flag.start] !== 0;
  });
}

/** A name is shown in reports: at most a line, no signs that steer a terminal. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 200)).replaceAll(/\p{Cc}/gu, '');
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 40)));
}
