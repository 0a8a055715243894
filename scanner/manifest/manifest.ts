import type { Declaration, Place, Skip, Waiver } from '../model';
import { indexLines, placeAt } from '../text';
import { claimIdentity, indexClaims } from './claims';
import type { Claim, Claims } from './claims';
import { declare } from './declaration';
import type { ManifestProblem, NotIdentity } from './manifest-set';
import { parseYaml } from './parse';
import { trimPath } from './path-glob';
import { present } from './present';
import type { Defaults } from './schema/entry';
import { FORMAT_VERSION, file } from './schema/file';
import type { ManifestFile } from './schema/file';
import type { WaiverEntry } from './schema/waiver';
import { rangeOfKey, rangeOfSetting, scalarAt } from './shape/map';
import { rangeOf, startReading, trimmedRange } from './shape/reading';
import type { Reading } from './shape/reading';

/** One manifest, read. */
export interface Manifest {
  readonly path: string;
  /** The folder it governs, with a slash behind it; empty for the root. */
  readonly folder: string;
  /** It could not be parsed: one problem says why, and nothing of it counts. */
  readonly isBroken: boolean;
  /** It is there and cannot be read. */
  readonly unread?: Skip;
  readonly problems: readonly ManifestProblem[];
  readonly file: ManifestFile;
  /** The key `policy`, where there is one. */
  readonly policyPlace?: Place;
  /** Where a setting stands, or the deepest key above it that is there: `['policy', 'severities', 'identity/unused']`. */
  placeOf(keys: readonly string[]): Place | undefined;
  /** Its defaults over those it inherits. */
  readonly defaults: Defaults;
  readonly declarations: readonly Declaration[];
  readonly waivers: readonly Waiver[];
  readonly notIdentities: readonly NotIdentity[];
  readonly claims: Claims;
}

/** What a manifest takes over from those above it. */
export interface Inherited {
  readonly folder: string;
  readonly defaults: Defaults;
}

/** Reads one manifest. Never throws on what it may hold. */
export function readManifest(path: string, text: string, { folder, defaults: above }: Inherited): Manifest {
  const lines = indexLines(text);
  const parsed = parseYaml(text, path);
  if (parsed.kind === 'unreadable') {
    const { range, message, remedy } = parsed;
    return brokenManifest(path, folder, {
      rule: 'manifest/invalid',
      message,
      place: placeAt(path, lines, trimmedRange(text, range)),
      remedy: { text: remedy },
    });
  }
  const version = scalarAt(parsed.map, 'version');
  if (typeof version?.value === 'number' && Number.isInteger(version.value) && version.value !== FORMAT_VERSION) {
    const message = `${path} is written in version ${version.value} of the format, and version ${FORMAT_VERSION} is read here`;
    const place = placeAt(path, lines, rangeOf(version));
    return brokenManifest(path, folder, {
      rule: 'manifest/invalid',
      message,
      place,
      remedy: { text: 'Update nhi, or write: version: 1' },
    });
  }
  const reading = startReading(path, lines, parsed.document);
  const read = file.read(parsed.map, '', reading) ?? {};
  if (folder !== '') refuseRootOnly(path, reading, parsed.map);
  const policyRange = rangeOfKey(parsed.map, ['policy']);
  const defaults = { ...above, ...read.defaults };
  const entries = (read.identities ?? []).flatMap((entry) => declare(entry, path, defaults) ?? []);
  const declarations = entries.map(({ declaration }) => declaration);
  const notIdentities = (read.not_identities ?? []).flatMap(({ key, reason }): NotIdentity[] =>
    key === undefined || reason === undefined ? [] : [{ pattern: key.value, reason, manifest: path, place: key.place }],
  );
  const claims = [
    ...entries.flatMap(({ declaration, references }) =>
      references.map(({ key, paths }): Claim => ({
        pattern: key.value,
        by: { declaration },
        ...(paths === undefined ? {} : { paths: paths.map((glob) => folder + trimPath(glob)) }),
      })),
    ),
    ...notIdentities.map((notIdentity): Claim => ({ pattern: notIdentity.pattern, by: { notIdentity } })),
  ];
  reportSameId(read, reading);
  reportSamePattern(read, reading);
  return {
    path,
    folder,
    isBroken: false,
    problems: reading.problems(),
    file: read,
    ...(policyRange === undefined ? {} : { policyPlace: reading.place(policyRange) }),
    placeOf(keys) {
      const range = rangeOfSetting(parsed.map, keys);
      return range && reading.place(range);
    },
    defaults,
    declarations,
    waivers: (read.waivers ?? []).flatMap((waiver) => registered(waiver, folder)),
    notIdentities,
    claims: indexClaims(claims),
  };
}

/** @returns a manifest of which nothing counts but that it is there */
export function brokenManifest(path: string, folder: string, problem: ManifestProblem): Manifest {
  return {
    path,
    folder,
    isBroken: true,
    problems: [problem],
    file: {},
    placeOf: () => undefined,
    defaults: {},
    declarations: [],
    waivers: [],
    notIdentities: [],
    claims: indexClaims([]),
  };
}

/** A folder deep in the tree must not be able to loosen what the root asks for. */
function refuseRootOnly(path: string, reading: Reading, map: Parameters<typeof rangeOfKey>[0]): void {
  for (const key of ['policy', 'scan']) {
    const range = rangeOfKey(map, [key]);
    if (range === undefined) continue;
    reading.report(
      range,
      `"${key}" counts in the root manifest only, not in ${path}`,
      'Move it to the nhi.yaml of the root, or take it out.',
    );
  }
}

function reportSameId(read: ManifestFile, reading: Reading): void {
  const lines = new Map<string, number>();
  for (const { id } of read.identities ?? []) {
    if (id === undefined) continue;
    const first = lines.get(id.value);
    if (first === undefined) lines.set(id.value, id.place.start.line);
    else
      reading.report(
        id.place.range,
        `The id ${id.value} is taken by the entry in line ${first}`,
        'Give one of the two another id.',
      );
  }
}

function reportSamePattern(read: ManifestFile, reading: Reading): void {
  const owners = new Map<string, { readonly name: string; readonly entry: object }>();
  for (const entry of read.identities ?? []) {
    for (const { key, paths } of entry.references ?? []) {
      const identity = claimIdentity(paths === undefined ? { pattern: key.value } : { pattern: key.value, paths });
      const name = entry.id?.value ?? `the entry in line ${key.place.start.line}`;
      const first = owners.get(identity);
      if (first === undefined) owners.set(identity, { name, entry });
      else if (first.entry !== entry) {
        reading.report(
          key.place.range,
          `${key.value} is claimed by ${first.name} and by ${name}`,
          'Keep it in the one that it belongs to.',
          'manifest/ambiguous',
        );
      }
    }
  }
}

function registered({ rule, until, reason, approved_by, identity, paths }: WaiverEntry, folder: string): Waiver[] {
  const reach = paths?.map((glob) => folder + trimPath(glob)) ?? (folder === '' ? undefined : [`${folder}**`]);
  return (rule ?? []).map(({ value, place }) =>
    present({
      form: 'registered' as const,
      rule: value,
      until,
      reason,
      approvedBy: approved_by,
      identity,
      paths: reach,
      place,
    }),
  );
}
