import type { Finding, Place, ScanResult } from '../model';
import { stableHash } from '../text';

/**
 * What had to be read and was not, as findings: a report that is kept as a file must not look clean because a part of the
 * tree was never looked at.
 */
export function unreadFindings({ coverage }: ScanResult): Finding[] {
  return coverage.skipped.flatMap(({ path, reason, detail, fatal }): Finding[] => {
    if (!fatal) return [];
    const rule = `skipped/${reason}`;
    return [
      {
        rule,
        severity: 'error',
        message: `This file was not read: ${detail ?? reason}`,
        place: startOf(path),
        remedy: { text: 'Make it readable, or exclude it in nhi.yaml: an unread file is not a clean file.' },
        related: [],
        fingerprint: stableHash(JSON.stringify([rule, path])),
      },
    ];
  });
}

function startOf(path: string): Place {
  const start = { line: 1, column: 1 };
  const nowhere = { start: 0, end: 0 };
  return { path, range: nowhere, start, end: start, excerpt: { text: '', mark: nowhere, offset: 0 } };
}
