import { HIGH, classAt } from './byte-class';
import { NameFacts } from './name-class';
import type { Scope } from './scope';

/** A power of two. */
const SLOTS = 4096;

interface Remembered {
  readonly bytes: Uint8Array;
  readonly facts: NameFacts;
}

/** The same few names come again and again: one of each hash is remembered, so that most cost no string. */
const remembered: (Remembered | undefined)[] = new Array<Remembered | undefined>(SLOTS).fill(undefined);

/** @returns what the name [start, end) tells */
export function factsOfName(scope: Scope, start: number, end: number): NameFacts {
  const { bytes } = scope;
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
  const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  const known = remembered[slot];
  if (known !== undefined && isSame(known.bytes, bytes, start, end)) return known.facts;
  const facts = new NameFacts(textOfName(scope, start, end));
  remembered[slot] = { bytes: bytes.slice(start, end), facts };
  return facts;
}

/** The name's text; UTF-8 where it is not ASCII. */
export function textOfName({ window, bytes }: Scope, start: number, end: number): string {
  for (let i = start; i < end; i++) if (classAt(bytes, i) & HIGH) return window.utf8(start, end);
  return window.latin1(start, end);
}

function isSame(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let i = 0; i < known.length; i++) if (known[i] !== bytes[start + i]) return false;
  return true;
}
