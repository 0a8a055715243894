import type { ScanResult, SecretMatch, Snapshot } from './model';
import { readDocument, textDocument } from './reading';
import type { SecretScanner } from './secrets';

/** Where a result was made. */
export interface QuotedIn {
  /** Paths whose secrets are known. */
  readonly known: Iterable<string>;
  /** Paths that are quoted without a place of their own: owners, reasons and runbooks come from manifests. */
  readonly manifests: readonly string[];
  /** Where the files are that were not among the documents. */
  readonly read: Snapshot['read'];
}

/**
 * A finding about one file quotes others: the entry in nhi.yaml, a workflow that the change leaves alone. They were not
 * scanned, and what they hold must not be shown all the same.
 * @param secretScanner asked for only where there is such a file
 * @returns the secrets of every file that the result quotes and that is not known
 */
export function quotedSecrets(
  { findings, inventory }: Pick<ScanResult, 'findings' | 'inventory'>,
  { known, manifests, read }: QuotedIn,
  secretScanner: () => SecretScanner,
): SecretMatch[] {
  const quoted = new Set(manifests);
  for (const { place, related } of findings) {
    quoted.add(place.path);
    for (const { path } of related) quoted.add(path);
  }
  for (const { references } of inventory) for (const { place } of references) quoted.add(place.path);
  for (const path of known) quoted.delete(path);
  if (quoted.size === 0) return [];
  const scanner = secretScanner();
  return [...quoted].flatMap((path) => readDocument(textDocument(path, { read }), scanner, undefined, []).secrets);
}
