import { identitySources, NOTHING_READ } from '../identities';
import { UnreadableError } from '../model';
import type { Document, SecretMatch, Skip, Waiver } from '../model';
import type { SecretScanner } from '../secrets';
import { decodeText, readBytes, readerOf, utf16Of } from '../text';
import { foreignWaivers, inlineWaivers } from '../waivers';
import { boundedDocument, TooLargeError } from './bounded-document';
import { isProgramFile } from './program-file';

/** What one document says on its own: plain data, so that a worker can send it and an editor can keep it. */
export interface DocumentReading {
  readonly path: string;
  readonly bytes: number;
  /** False where nothing of it was looked at. */
  readonly isRead: boolean;
  readonly secrets: readonly SecretMatch[];
  readonly waivers: readonly Waiver[];
  /** What each identity source keeps of it, by the source's id. */
  readonly fragments: ReadonlyMap<string, unknown>;
  /** Why it was not read, or not fully. */
  readonly skip?: Skip;
}

/** Identity files are written by people: one that is larger is data, and parsing it would cost seconds. */
const MAX_IDENTITY_BYTES = 1_048_576;

const NO_FRAGMENTS: ReadonlyMap<string, unknown> = new Map();

/**
 * Opens, reads and closes one document.
 * @param secretScanner reused from document to document
 * @param maxBytes larger documents are left out and said; none: every size is read
 * @param sources what looks for identities in it
 * @returns never throws for what the document holds or how it can be read: a skip says so, fatal where it is there and
 *          cannot be read
 */
export function readDocument(
  document: Document,
  secretScanner: SecretScanner,
  maxBytes = Number.POSITIVE_INFINITY,
  sources?: IdentitySources,
): DocumentReading {
  try {
    const claiming = claimingSources(document.path, sources);
    const bounded = maxBytes === Number.POSITIVE_INFINITY ? document : boundedDocument(document, maxBytes);
    return claiming.length === 0
      ? readStreamed(bounded, secretScanner, sources)
      : readWhole(bounded, secretScanner, claiming, sources);
  } catch (error) {
    if (error instanceof TooLargeError) return tooLarge(document.path, maxBytes);
    if (!(error instanceof UnreadableError)) throw error;
    const reason = error.vanished ? 'vanished' : 'unreadable';
    return empty(document.path, { path: document.path, reason, detail: error.why, fatal: !error.vanished });
  }
}

function claimingSources(path: string, sources?: IdentitySources): IdentitySources {
  // Most files end here, and most commits with them: what names identities need not even be loaded.
  return isProgramFile(path) ? [] : (sources ?? identitySources).filter((source) => source.claims(path));
}

/** What looks for identities in a document. */
export type IdentitySources = typeof identitySources;

/** Straight from the disk into the kernel's memory: almost every document. */
function readStreamed(document: Document, secretScanner: SecretScanner, sources?: IdentitySources): DocumentReading {
  const { path } = document;
  const reader = document.open();
  try {
    const found = secretScanner.scan(path, reader);
    const programs = programSources(path, found, sources);
    if (programs.length > 0)
      return reading(path, found, fragmentsOf(path, textOf(document, found), programs, found.words));
    if (!found.pass.binary) return reading(path, found, NO_FRAGMENTS);
  } finally {
    reader.close();
  }
  return readUtf16(document, secretScanner, sources);
}

/** Those that know such a program by a word that the engine met in it. */
function programSources(path: string, { words, pass }: Found, sources?: IdentitySources): IdentitySources {
  // A program is written by people too.
  if (words.length === 0 || pass.bytes > MAX_IDENTITY_BYTES) return [];
  return (sources ?? identitySources).filter(
    ({ programs }) => programs !== undefined && words.some((word) => programs.words.has(word)) && programs.claims(path),
  );
}

/** Most documents are still in the kernel's memory; a larger one is read once more. */
function textOf(document: Document, { bytes }: Found): string {
  const all = bytes ?? withReader(document, (reader) => readBytes(reader)) ?? new Uint8Array();
  return decodeText(all) ?? '';
}

/** @param met words of programs, where the sources are asked for these alone */
function fragmentsOf(
  path: string,
  text: string,
  sources: IdentitySources,
  met?: readonly string[],
): ReadonlyMap<string, unknown> {
  const fragments = sources.map((source) => [source.id, source.read(path, text, met)] as const);
  return new Map(fragments.filter(([, fragment]) => fragment !== NOTHING_READ));
}

/** NUL bytes make a file binary, unless a byte order mark says that they are halves of letters. */
function readUtf16(document: Document, secretScanner: SecretScanner, sources?: IdentitySources): DocumentReading {
  const mark = withReader(document, (reader) => {
    const probe = new Uint8Array(2);
    return reader.read(probe) === 2 ? utf16Of(probe) : undefined;
  });
  if (mark === undefined) return empty(document.path, { path: document.path, reason: 'binary', fatal: false });
  return readWhole(document, secretScanner, [], sources);
}

function readWhole(
  document: Document,
  secretScanner: SecretScanner,
  claiming: IdentitySources,
  sources?: IdentitySources,
): DocumentReading {
  const { path } = document;
  const bytes = withReader(document, (reader) => readBytes(reader)) ?? new Uint8Array();
  const text = decodeText(bytes);
  if (text === undefined) return readBinary(path, bytes, claiming);
  const utf8 = utf16Of(bytes) === undefined ? bytes : new TextEncoder().encode(text);
  const found = secretScanner.scan(path, readerOf(utf8));
  if (bytes.length > MAX_IDENTITY_BYTES && claiming.length > 0) {
    const detail = 'over 1 MB: secrets were looked for, identities were not';
    return { ...reading(path, found, NO_FRAGMENTS), skip: { path, reason: 'too-large', detail, fatal: false } };
  }
  const programs = programSources(path, found, sources).filter((source) => !claiming.includes(source));
  const fragments = [...fragmentsOf(path, text, claiming), ...fragmentsOf(path, text, programs, found.words)];
  return reading(path, found, new Map(fragments));
}

/** No secret is looked for in what is no text, but a key store is an identity. */
function readBinary(path: string, bytes: Uint8Array, claiming: IdentitySources): DocumentReading {
  const unread = empty(path, { path, reason: 'binary', fatal: false });
  if (bytes.length > MAX_IDENTITY_BYTES) return unread;
  const fragments = claiming.flatMap((source) =>
    source.readBytes === undefined ? [] : [[source.id, source.readBytes(path, bytes)] as const],
  );
  return { ...unread, fragments: new Map(fragments) };
}

type Found = ReturnType<SecretScanner['scan']>;

function reading(path: string, found: Found, fragments: ReadonlyMap<string, unknown>): DocumentReading {
  const { markers } = found;
  const waivers = markers.length === 0 ? [] : [...inlineWaivers(path, markers), ...foreignWaivers(path, markers)];
  const kept = { path, bytes: found.pass.bytes, isRead: true, secrets: found.secrets, waivers, fragments };
  if (!found.isCut) return kept;
  const detail = 'it holds more than is reported';
  return { ...kept, skip: { path, reason: 'too-many-findings', detail, fatal: false } };
}

/** A document that `scan.paths` or `scan.exclude` of nhi.yaml leaves out. */
export function excludedReading(path: string): DocumentReading {
  return empty(path, { path, reason: 'excluded', fatal: false });
}

function tooLarge(path: string, maxBytes: number): DocumentReading {
  const detail = `over ${maxBytes} bytes (scan.maxFileBytes)`;
  return empty(path, { path, reason: 'too-large', detail, fatal: false });
}

function empty(path: string, skip: Skip): DocumentReading {
  return { path, bytes: 0, isRead: false, secrets: [], waivers: [], fragments: NO_FRAGMENTS, skip };
}

function withReader<T>(document: Document, act: (reader: ReturnType<Document['open']>) => T): T {
  const reader = document.open();
  try {
    return act(reader);
  } finally {
    reader.close();
  }
}
