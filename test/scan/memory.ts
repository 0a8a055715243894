import type { Document, Snapshot } from '../../scanner/model';
import { UnreadableError } from '../../scanner/model';
import { scan } from '../../scanner/scan';
import type { ScanInput } from '../../scanner/scan';
import { decodeText, readerOf } from '../../scanner/text';

/** Content of a file; an error stands for one that cannot be read. */
export type Files = Readonly<Record<string, string | Uint8Array | UnreadableError>>;

export const TODAY = '2031-03-01';

function bytesOf(content: string | Uint8Array | UnreadableError): Uint8Array {
  if (content instanceof UnreadableError) throw content;
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

export function snapshotOf(files: Files): Snapshot {
  return {
    read: (path) => {
      const content = files[path];
      return content === undefined ? undefined : decodeText(bytesOf(content));
    },
    files: () => Object.keys(files),
    find: (names) => Object.keys(files).filter((path) => names.includes(path.split('/').at(-1) ?? '')),
  };
}

export function documentsOf(files: Files): Document[] {
  return Object.entries(files).map(([path, content]) => ({
    path,
    origin: { kind: 'memory' },
    open: () => readerOf(bytesOf(content)),
  }));
}

/** Scans files that exist only here. */
export function scanFiles(files: Files, options: Partial<ScanInput> = {}): ReturnType<typeof scan> {
  return scan({
    documents: documentsOf(files),
    snapshot: snapshotOf(files),
    extent: 'whole',
    today: TODAY,
    ...options,
  });
}

/** @returns characters that no word list knows, different for each seed */
export function randomText(alphabet: string, length: number, seed: number): string {
  let state = seed * 2654435761 + 1;
  let text = '';
  while (text.length < length) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += alphabet.charAt((state >>> 16) % alphabet.length);
  }
  return text;
}

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A Stripe live key by its form, made now. */
export const stripeKey = (seed = 1): string => ['sk', 'live', randomText(ALPHANUMERIC, 99, seed)].join('_');
