import type { Day, Finding, Snapshot } from '../model';
import { readDocuments } from '../reading';
import { scanWith } from '../scan';
import { createSecretScanner } from '../secrets';
import { readerOf } from '../text';

const NOTHING: Snapshot = { read: () => undefined, find: () => [], files: () => [] };

/**
 * The secrets of one text at once, before nhi.yaml, waivers registered there and a baseline are asked: milliseconds for a
 * megabyte, and nothing is parsed. What a session says of the same text later counts.
 * @returns finds the secrets of one text; it owns a window of memory, make one per thread
 */
export function createQuickSecrets(): (path: string, text: string, today: Day) => Promise<readonly Finding[]> {
  const secretScanner = createSecretScanner();
  return async (path, text, today) => {
    const bytes = new TextEncoder().encode(text);
    const document = { path, origin: { kind: 'memory' }, open: () => readerOf(bytes) } as const;
    const { findings } = await scanWith({ snapshot: NOTHING, extent: 'partial', today }, () =>
      Promise.resolve(readDocuments([document], { secretScanner, settings: undefined, sources: [] })),
    );
    return findings.filter(({ rule, waived }) => rule.startsWith('secret/') && waived === undefined);
  };
}
