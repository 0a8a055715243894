import type { DeclarationStatus, IdentityKind } from '../../model';
import { UsageError } from '../../model';
import { edited } from './edited';
import { quoted } from './entry-lines';
import { idsIn, listIn } from './find-entry';
import { freeId } from './free-id';
import { addToList } from './list-items';
import { manifestIn } from './manifest-in';
import { scalarText } from './scalar-text';
import { startedManifest } from './started-manifest';

/** An entry to be declared. */
export interface NewEntry {
  /** A number is put behind it where it is taken. */
  readonly id: string;
  /** Key patterns, at least one, the most telling first. */
  readonly references: readonly string[];
  readonly owner?: string;
  /** A day, or `never`. */
  readonly expires?: string;
  readonly neverBecause?: string;
  readonly purpose?: string;
  readonly kind?: IdentityKind;
  readonly provider?: string;
  readonly status?: DeclarationStatus;
  readonly external?: boolean;
}

/** Above this, references stand one a line. */
const MAX_LINE_UNITS = 110;

/**
 * Adds an entry behind those that are there, and leaves all else as it is.
 * @param existing the manifest's text, undefined where there is none
 * @returns the new text
 * @throws UsageError where a key of it has an entry already, where the file is broken, would not take the values, or is laid
 *         out so that nothing can be added without rewriting it
 */
export function declareEntry(existing: string | undefined, entry: NewEntry): string {
  const text = startedManifest(existing);
  refuseSecond(text, entry);
  return edited(text, (before, map, data) => {
    const pairs = pairsOf({ ...entry, id: freeId(entry.id, idsIn(map)) });
    const { references } = entry;
    listIn(data, 'identities').push({ ...Object.fromEntries(pairs), references: [...references] });
    const fields = pairs.map(([key, value]) => `${key}: ${scalarText(key, value)}`);
    return addToList(
      before,
      map,
      'identities',
      {
        lines: (indent) =>
          [...fields, ...referenceLines(references, indent)].map(
            (line, at) => indent + (at === 0 ? '- ' : '  ') + line,
          ),
        flow: `{ ${[...fields, `references: [${references.map(quoted).join(', ')}]`].join(', ')} }`,
      },
      '',
    );
  });
}

function refuseSecond(text: string, { references }: NewEntry): void {
  const { file } = manifestIn(text);
  for (const other of file.identities ?? []) {
    const same = other.references?.find(({ key, paths }) => paths === undefined && references.includes(key.value));
    if (same === undefined) continue;
    const name = other.id?.value ?? same.key.value;
    throw new UsageError(`${same.key.value} has an entry already: ${name} (line ${same.key.place.start.line})`);
  }
}

function pairsOf(entry: NewEntry): (readonly [key: string, value: string | boolean])[] {
  const { id, status, kind, provider, owner, expires, neverBecause, purpose, external } = entry;
  const values = { id, status, kind, provider, owner, expires, never_because: neverBecause, purpose, external };
  return Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
}

function referenceLines(references: readonly string[], indent: string): string[] {
  const keys = references.map(quoted);
  const inline = `references: [${keys.join(', ')}]`;
  if (indent.length + inline.length < MAX_LINE_UNITS) return [inline];
  return ['references:', ...keys.map((key) => `  - ${key}`)];
}
