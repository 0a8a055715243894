import { isMap, isScalar } from 'yaml';
import type { YAMLMap } from 'yaml';
import { UsageError } from '../../model';
import type { Day } from '../../model';
import { readManifest } from '../manifest';
import { parseYaml } from '../parse';
import { quoted } from './entry-lines';
import { rangeOf } from '../shape/reading';
import { applyChanges, columnOf, linesAt } from './insertion';
import type { TextChange } from './insertion';
import { addToList } from './list-items';
import { pairOf } from './pair';
import { startedManifest } from './started-manifest';

/** A waiver to be registered. */
export interface NewWaiver {
  readonly rules: readonly string[];
  /** Globs of the files it is about; none: not about files. */
  readonly paths?: readonly string[];
  /** The entry's id, or a key pattern. */
  readonly identity?: string;
  readonly until: Day;
  readonly reason: string;
  readonly approvedBy?: string;
}

export interface NewSettings {
  /** Globs for `scan.exclude`. */
  readonly exclude: readonly string[];
  readonly waivers: readonly NewWaiver[];
}

const INDENT = '  ';

/**
 * Adds to `scan.exclude` and to `waivers` and leaves all else, comments and line breaks too, as it is.
 * @param existing the root manifest's text, undefined where there is none
 * @throws UsageError where the file is broken, or laid out so that nothing can be added without rewriting it
 */
export function addSettings(existing: string | undefined, settings: NewSettings): string {
  const text = startedManifest(existing);
  const parsed = parseYaml(text, 'nhi.yaml');
  if (parsed.kind === 'unreadable') throw cannotAdd(parsed.message);
  const result = applyChanges(text, [
    ...addExcludes(text, parsed.map, settings.exclude),
    ...addWaivers(text, parsed.map, settings.waivers),
  ]);
  const check = readManifest('nhi.yaml', result, { folder: '', defaults: {} });
  const excluded = new Set(check.file.scan?.exclude);
  const waived = new Set(check.waivers.map(({ rule, reason }) => `${rule} ${reason ?? ''}`));
  const isThere =
    settings.exclude.every((glob) => excluded.has(glob)) &&
    settings.waivers.every(({ rules, reason }) => rules.every((rule) => waived.has(`${rule} ${reason}`)));
  if (check.isBroken || !isThere) throw cannotAdd();
  return result;
}

function cannotAdd(why?: string): UsageError {
  const more = why === undefined ? '' : ` (${why})`;
  return new UsageError(`nothing can be added to nhi.yaml as it is written${more}; correct it first`);
}

function addExcludes(text: string, map: YAMLMap, globs: readonly string[]): TextChange[] {
  if (globs.length === 0) return [];
  const items = {
    lines: (indent: string) => globs.map((glob) => `${indent}- ${quoted(glob)}`),
    flow: globs.map(quoted).join(', '),
  };
  const scan = pairOf(map, 'scan')?.value;
  if (isMap(scan)) return addToList(text, scan, 'exclude', items, ' '.repeat(columnOf(text, rangeOf(scan).start)));
  if (scan !== undefined && !(isScalar(scan) && scan.value === null)) return [];
  const lines = [`${INDENT}exclude:`, ...items.lines(INDENT + INDENT)];
  if (scan !== undefined) return [linesAt(text, scan.range?.[2] ?? text.length, lines)];
  return addToList(text, map, 'scan', { lines: () => lines, flow: '' }, '');
}

function addWaivers(text: string, map: YAMLMap, waivers: readonly NewWaiver[]): TextChange[] {
  if (waivers.length === 0) return [];
  const items = {
    lines: (indent: string) => waivers.flatMap((waiver) => waiverLines(waiver, indent)),
    flow: waivers
      .map(
        (waiver) =>
          `{ ${waiverLines(waiver, '')
            .map((line) => line.slice(2))
            .join(', ')} }`,
      )
      .join(', '),
  };
  return addToList(text, map, 'waivers', items, '');
}

function waiverLines({ rules, paths = [], identity, until, reason, approvedBy }: NewWaiver, indent: string): string[] {
  const [only, ...others] = rules;
  return [
    `${indent}- rule: ${others.length === 0 ? (only ?? '') : `[${rules.join(', ')}]`}`,
    ...(identity === undefined ? [] : [`${indent}  identity: ${quoted(identity)}`]),
    ...(paths.length === 0 ? [] : [`${indent}  paths: [${paths.map(quoted).join(', ')}]`]),
    `${indent}  until: ${until}`,
    `${indent}  reason: ${quoted(reason)}`,
    ...(approvedBy === undefined ? [] : [`${indent}  approved_by: ${quoted(approvedBy)}`]),
  ];
}

/**
 * Registers a waiver behind those that are there.
 * @param existing the manifest's text, undefined where there is none
 * @throws UsageError as `addSettings` does
 */
export function addWaiver(existing: string | undefined, waiver: NewWaiver): string {
  return addSettings(existing, { exclude: [], waivers: [waiver] });
}
