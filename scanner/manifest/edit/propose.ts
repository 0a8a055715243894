import { isMap, isScalar } from 'yaml';
import type { YAMLMap } from 'yaml';
import { UsageError } from '../../model';
import type { Day, Profile } from '../../model';
import { readManifest } from '../manifest';
import type { Manifest } from '../manifest';
import { parseYaml } from '../parse';
import { rangeOf } from '../shape/reading';
import { blockLines } from './entry-blocks';
import { entryInFlow } from './entry-lines';
import type { ProposedEntry } from './entry-lines';
import { freeId } from './free-id';
import { applyChanges, columnOf, itemInFlow, linesAt } from './insertion';
import type { TextChange } from './insertion';
import { addToList } from './list-items';
import { manifestIn } from './manifest-in';
import { pairOf } from './pair';

export interface ProposeOptions {
  /** Written as `policy.adopt_until` where the file has none; absent for a manifest below the root. */
  readonly adoptUntil?: Day;
  /** Written into a new file only. */
  readonly profile?: Profile;
  /** Address of the JSON Schema, for a new file's first line. */
  readonly schema?: string;
}

const INDENT = '  ';

/**
 * Adds entries to a manifest and leaves all else, comments and line breaks too, as it is. An entry of which a key is covered
 * already is left out, so that the same call on its own result changes nothing.
 * @param existing the file's text, undefined where there is none
 * @returns the new text; the same where there is nothing to add
 * @throws UsageError where the file is broken, or laid out so that nothing can be added without rewriting it
 */
export function proposeEntries(
  existing: string | undefined,
  entries: readonly ProposedEntry[],
  options: ProposeOptions = {},
): string {
  if (existing === undefined || isBlank(existing))
    return newFile(existing ?? '', arranged(entries, new Set()), options);
  const manifest = manifestIn(existing);
  if (manifest.isBroken) throw cannotAdd(manifest);
  const ids = new Set((manifest.file.identities ?? []).map(({ id }) => id?.value ?? ''));
  const missing = arranged(
    entries.filter((entry) => !isCovered(entry, manifest)),
    ids,
  );
  if (missing.length === 0) return existing;
  const parsed = parseYaml(existing, 'nhi.yaml');
  if (parsed.kind === 'unreadable') throw cannotAdd(manifest);
  const result = applyChanges(existing, [
    ...addPolicy(existing, parsed.map, options.adoptUntil),
    ...addIdentities(existing, parsed.map, missing),
  ]);
  const check = readManifest('nhi.yaml', result, { folder: '', defaults: {} });
  if (check.isBroken || !missing.every((entry) => isCovered(entry, check))) throw cannotAdd(manifest);
  return result;
}

function cannotAdd({ problems: [problem] }: Manifest): UsageError {
  const where = problem === undefined ? '' : ` (line ${problem.place.start.line}: ${problem.message})`;
  return new UsageError(
    `nothing can be added to nhi.yaml as it is written${where}; correct it first, or add the entries by hand`,
  );
}

function isBlank(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(?:#.*)?$/.test(line));
}

function isCovered({ references, usedBy }: ProposedEntry, { claims }: Manifest): boolean {
  const paths = usedBy.length > 0 ? usedBy : [''];
  return references.some((key) => paths.every((path) => claims.find(key, path) !== undefined));
}

/** Sorted by provider, owner, files and id, so that what one file uses stands together; no id twice, none that is taken. */
function arranged(entries: readonly ProposedEntry[], taken: ReadonlySet<string>): ProposedEntry[] {
  const ids = new Set(taken);
  return entries
    .toSorted(
      (a, b) =>
        compareText(a.provider, b.provider) ||
        compareText(a.owner ?? '\uFFFF', b.owner ?? '\uFFFF') ||
        compareText(a.usedBy.join('\n'), b.usedBy.join('\n')) ||
        compareText(a.id, b.id),
    )
    .map((entry) => {
      const id = freeId(entry.id, ids);
      ids.add(id);
      return { ...entry, id };
    });
}

function newFile(
  comments: string,
  entries: readonly ProposedEntry[],
  { adoptUntil, profile, schema }: ProposeOptions,
): string {
  const policy = [
    ...(profile === undefined ? [] : [`${INDENT}profile: ${profile}`]),
    ...(adoptUntil === undefined ? [] : [`${INDENT}adopt_until: ${adoptUntil}`]),
  ];
  const lines = [
    ...(schema === undefined ? [] : [`# yaml-language-server: $schema=${schema}`]),
    'version: 1',
    ...(policy.length === 0 ? [] : ['policy:', ...policy]),
    '',
    ...(entries.length === 0 ? ['identities: []'] : ['identities:', ...blockLines(entries, INDENT)]),
  ];
  const before = comments.trim() === '' ? '' : comments.replace(/(?<!\n)$/, '\n');
  return applyChanges(before, [linesAt(before, before.length, lines)]);
}

function addIdentities(text: string, map: YAMLMap, entries: readonly ProposedEntry[]): TextChange[] {
  const item = { lines: (indent: string) => blockLines(entries, indent), flow: entries.map(entryInFlow).join(', ') };
  return addToList(text, map, 'identities', item, '');
}

/** Only what is proposed now needs a day; a file that has one keeps it. */
function addPolicy(text: string, map: YAMLMap, adoptUntil: Day | undefined): TextChange[] {
  if (adoptUntil === undefined || map.flow === true) return [];
  const line = `adopt_until: ${adoptUntil}`;
  const policy = pairOf(map, 'policy')?.value;
  if (isMap(policy)) {
    if (pairOf(policy, 'adopt_until') !== undefined) return [];
    const { start, end } = rangeOf(policy);
    if (policy.flow !== true) return [linesAt(text, end, [' '.repeat(columnOf(text, start)) + line])];
    const lastItem = policy.items.at(-1)?.value;
    return [
      itemInFlow(
        text,
        rangeOf(policy),
        isScalar(lastItem) || isMap(lastItem) ? rangeOf(lastItem).end : undefined,
        line,
      ),
    ];
  }
  if (policy !== undefined) {
    const isNothing = isScalar(policy) && policy.value === null && rangeOf(policy).start === rangeOf(policy).end;
    return isNothing ? [linesAt(text, policy.range?.[2] ?? rangeOf(policy).end, [INDENT + line])] : [];
  }
  const version = pairOf(map, 'version')?.value;
  const at = isScalar(version) ? (version.range?.[1] ?? 0) : rangeOf(map).start;
  const isSpaced = /^[^\n]*(?:\n[ \t\r]*(?:\n|$)|$)/.test(text.slice(at));
  return [linesAt(text, at, ['policy:', INDENT + line, ...(isSpaced ? [] : [''])])];
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
