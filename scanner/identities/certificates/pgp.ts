import type { Day } from '../../model';
import { hex, sha256 } from '../../text';
import { dayOfSeconds } from '../value';
import { BytesReader } from './bytes-reader';
import { sha1 } from './sha1';

/** What an OpenPGP key says of itself: RFC 9580. */
export interface PgpKey {
  /** Upper-case hex, as GnuPG shows it. */
  readonly fingerprint: string;
  readonly isPrivate: boolean;
  /** Name and address of its first user id; `''` where it has none. */
  readonly user: string;
  /** Last day; none where it does not end. */
  readonly expires?: Day;
}

const PacketTag = { signature: 2, secretKey: 5, publicKey: 6, secretSubkey: 7, userId: 13, publicSubkey: 14 } as const;

interface Packet {
  readonly tag: number;
  readonly body: Uint8Array;
}

const MOST_PACKETS = 2000;

/** @returns the first key of a key block; undefined where the bytes are none */
export function readPgpKey(bytes: Uint8Array): PgpKey | undefined {
  let found: Omit<PgpKey, 'user'> | undefined;
  let created = 0;
  let user: string | undefined;
  let expires: Day | undefined;
  for (const { tag, body } of packetsIn(bytes)) {
    if (tag === PacketTag.secretKey || tag === PacketTag.publicKey) {
      if (found !== undefined) break;
      const material = publicPart(body);
      if (material === undefined) return undefined;
      created = new BytesReader(body.subarray(1)).number(4) ?? 0;
      found = { fingerprint: fingerprintOf(material), isPrivate: tag === PacketTag.secretKey };
    } else if (tag === PacketTag.userId)
      user ??= new TextDecoder().decode(body.subarray(0, 200)).replaceAll(/\p{Cc}/gu, '');
    else if (tag === PacketTag.signature) expires = endAfter(created, body) ?? expires;
    // What follows speaks of the subkeys.
    else if (tag === PacketTag.publicSubkey || tag === PacketTag.secretSubkey) break;
  }
  return found && { ...found, user: user ?? '', ...(expires === undefined ? {} : { expires }) };
}

function* packetsIn(bytes: Uint8Array): Generator<Packet> {
  let at = 0;
  for (let count = 0; at < bytes.length && count < MOST_PACKETS; count++) {
    const head = bytes[at] ?? 0;
    if ((head & 0x80) === 0) return;
    const isNew = (head & 0x40) !== 0;
    const reader = new BytesReader(bytes.subarray(at + 1));
    const length = isNew ? newLength(reader) : oldLength(reader, head & 3);
    if (length === undefined) return;
    const start = at + 1 + reader.position;
    yield { tag: isNew ? head & 0x3f : (head >> 2) & 0x0f, body: bytes.subarray(start, start + length) };
    at = start + length;
  }
}

function newLength(reader: BytesReader): number | undefined {
  const first = reader.number(1);
  if (first === undefined || first < 192) return first;
  if (first === 255) return reader.number(4);
  const second = reader.number(1);
  // Lengths in pieces are for data, never for keys.
  return first >= 224 || second === undefined ? undefined : (first - 192) * 256 + second + 192;
}

function oldLength(reader: BytesReader, type: number): number | undefined {
  return type === 3 ? undefined : reader.number(2 ** type);
}

/** Integers, and fields with a length of their own, of the public half by algorithm: RFC 9580, section 5.5.5. */
const MATERIAL: Readonly<Record<number, readonly ('integer' | 'field' | number)[]>> = {
  1: ['integer', 'integer'],
  2: ['integer', 'integer'],
  3: ['integer', 'integer'],
  16: ['integer', 'integer', 'integer'],
  17: ['integer', 'integer', 'integer', 'integer'],
  18: ['field', 'integer', 'field'],
  19: ['field', 'integer'],
  22: ['field', 'integer'],
  25: [32],
  26: [56],
  27: [32],
  28: [57],
};

/** A secret key's packet begins with the public key's. */
function publicPart(body: Uint8Array): Uint8Array | undefined {
  const reader = new BytesReader(body);
  const version = reader.number(1);
  reader.number(4);
  const parts = MATERIAL[reader.number(1) ?? -1];
  if (parts === undefined || (version !== 4 && version !== 6)) return undefined;
  if (version === 6) reader.number(4);
  for (const part of parts) {
    if (part === 'integer') reader.take(((reader.number(2) ?? 0) + 7) >> 3);
    else if (part === 'field') reader.take(reader.number(1) ?? 0);
    else reader.take(part);
  }
  return reader.left === 0 && reader.position !== body.length ? undefined : body.subarray(0, reader.position);
}

function fingerprintOf(material: Uint8Array): string {
  const isNew = material[0] === 6;
  const head = new Uint8Array(isNew ? 5 : 3);
  const view = new DataView(head.buffer);
  view.setUint8(0, isNew ? 0x9b : 0x99);
  if (isNew) view.setUint32(1, material.length);
  else view.setUint16(1, material.length);
  const hashed = new Uint8Array(head.length + material.length);
  hashed.set(head);
  hashed.set(material, head.length);
  return hex(isNew ? sha256(hashed) : sha1(hashed)).toUpperCase();
}

/** Signatures by which a key speaks of itself: certifications of its user ids, and of the key alone. */
const SELF: ReadonlySet<number> = new Set([0x10, 0x11, 0x12, 0x13, 0x1f]);
const KEY_EXPIRATION = 9;

function endAfter(created: number, body: Uint8Array): Day | undefined {
  const reader = new BytesReader(body);
  const version = reader.number(1);
  const type = reader.number(1);
  if ((version !== 4 && version !== 6) || type === undefined || !SELF.has(type)) return undefined;
  reader.number(2);
  const hashed = reader.take(reader.number(version === 6 ? 4 : 2) ?? 0);
  if (hashed === undefined) return undefined;
  const subpackets = new BytesReader(hashed);
  while (subpackets.left > 0) {
    const length = newLength(subpackets);
    const subpacket = length === undefined ? undefined : subpackets.take(length);
    if (subpacket === undefined) return undefined;
    if (((subpacket[0] ?? 0) & 0x7f) !== KEY_EXPIRATION) continue;
    const seconds = new BytesReader(subpacket.subarray(1)).number(4);
    return seconds === undefined || seconds === 0 ? undefined : dayOfSeconds(created + seconds);
  }
  return undefined;
}
