import type { Day, Finding, Range, Snapshot } from '../model';
import { readDocuments } from '../reading';
import { scanWith } from '../scan';
import { createSecretScanner } from '../secrets';
import { readerOf } from '../text';

const NOTHING: Snapshot = { read: () => undefined, find: () => [], files: () => [] };

/**
 * What stands farther from a change than this cannot be another secret for it: around a candidate detectors look at 8 KB
 * (`Window` of the engine), and a UTF-16 unit is a byte at least.
 */
const REACH = 8192 + 512;

/** A text of which only stretches are asked for: to put a long document together costs more than to look at a part of it. */
export interface Stretched {
  /** UTF-16 units of all of it. */
  readonly length: number;
  slice(start: number, end: number): string;
}

/** What of a text was looked at. */
export interface Look {
  /** Where secrets begin that are known anew: whatever was known to begin there before no longer counts. */
  readonly range: Range;
  /** Those that begin there, by position. Their places are those of a part of the text: only their ranges are of the whole. */
  readonly secrets: readonly QuickSecret[];
}

/** A secret, and where it stands in the whole text. */
export interface QuickSecret {
  readonly range: Range;
  readonly finding: Finding;
}

/**
 * Looks for the secrets of a text, before nhi.yaml, waivers registered there and a baseline are asked: nothing is parsed.
 * @param touched what changed since the last look; absent: all of it is looked at
 */
export type QuickSecrets = (path: string, text: Stretched, today: Day, touched?: Range) => Promise<Look>;

/**
 * What typing needs at once: milliseconds for a megabyte, a part of one for a change in it. What a session says of the same
 * text later counts.
 * @returns finds secrets; it owns a window of memory, make one per thread
 */
export function createQuickSecrets(): QuickSecrets {
  const secretScanner = createSecretScanner();
  const findAll = async (path: string, text: string, today: Day): Promise<readonly Finding[]> => {
    const bytes = new TextEncoder().encode(text);
    const document = { path, origin: { kind: 'memory' }, open: () => readerOf(bytes) } as const;
    const { findings } = await scanWith({ snapshot: NOTHING, extent: 'partial', today }, () =>
      Promise.resolve(readDocuments([document], { secretScanner, settings: undefined, sources: [] })),
    );
    return findings.filter(({ rule, waived }) => rule.startsWith('secret/') && waived === undefined);
  };
  return async (path, text, today, touched = { start: 0, end: text.length }) => {
    const range = widened(touched, text);
    const stretch = widened(range, text);
    const found = await findAll(path, text.slice(stretch.start, stretch.end), today);
    const secrets = found.map((finding) => {
      const { start, end } = finding.place.range;
      return { finding, range: { start: start + stretch.start, end: end + stretch.start } };
    });
    return { range, secrets: secrets.filter((secret) => begins(secret.range, range)) };
  };
}

function widened({ start, end }: Range, { length }: Stretched): Range {
  return { start: Math.max(0, start - REACH), end: Math.min(length, end + REACH) };
}

/** @returns whether something begins within a stretch, or right behind it */
export function begins({ start }: Range, within: Range): boolean {
  return within.start <= start && start <= within.end;
}
