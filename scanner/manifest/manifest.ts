import type { Declaration, Place, Skip, Waiver } from '../model';
import { claimIdentity, indexClaims } from './claims';
import type { Claim, Claims } from './claims';
import { declare, heritageOf, inherit } from './declaration';
import type { DeclaredEntry } from './declaration';
import { matchesKey } from './key';
import type { ManifestProblem, NotIdentity } from './manifest-set';
import { readPart } from './part';
import type { ManifestPart } from './part';
import { trimPath } from './path-glob';
import { present } from './present';
import type { Defaults, Entry, Group } from './schema/entry';
import type { ManifestFile } from './schema/file';
import type { WaiverEntry } from './schema/waiver';

/** One manifest, its includes counted as part of it. */
export interface Manifest {
  readonly path: string;
  /** Its own path and those of its includes. */
  readonly paths: readonly string[];
  /** The folder it governs, with a slash behind it; empty for the root. */
  readonly folder: string;
  /** A file of it could not be parsed: nothing of that file counts, and below the folder nothing is undeclared. */
  readonly isBroken: boolean;
  /** What is there and cannot be read. */
  readonly unread: readonly Skip[];
  readonly problems: readonly ManifestProblem[];
  readonly file: ManifestFile;
  /** Those of the includes behind its own. */
  readonly owners: readonly NonNullable<ManifestFile['owners']>[];
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

/** Reads one manifest without its includes. Never throws on what it may hold. */
export function readManifest(path: string, text: string, inherited: Inherited): Manifest {
  return joinParts([readPart(path, text)], inherited);
}

/** @param parts the manifest, then its includes: all of them count as one file */
export function joinParts(parts: readonly ManifestPart[], { folder, defaults: above }: Inherited): Manifest {
  const [main, ...includes] = parts;
  const file = main?.file ?? {};
  for (const part of folder === '' ? includes : parts) refuseRootOnly(part);
  const defaults = inheritDefaults(file.defaults, above);
  const groups = parts.flatMap((part) => (part.file.groups ?? []).map((group) => ({ part, group })));
  const entries = parts.flatMap((part): PlacedEntry[] => {
    const base = part === main ? defaults : inheritDefaults(part.file.defaults, defaults);
    const globBase = part === main ? folder : folderOf(part.path);
    const declaredGroups = (part.file.groups ?? []).flatMap((group) => {
      const { max_members: maxMembers, exclude } = group;
      const declared = declare(group, part.path, base, present({ maxMembers }));
      return declared === undefined ? [] : [{ ...declared, globBase, exclude }];
    });
    const declared = (part.file.identities ?? []).flatMap((entry) => {
      const group = groups.find((each) => isMember(entry, each.group))?.group;
      const heritage = group === undefined ? base : inherit(heritageOf(group), base);
      const own = declare(entry, part.path, heritage);
      return own === undefined ? [] : [{ ...own, globBase, exclude: undefined }];
    });
    return [...declared, ...declaredGroups];
  });
  const notIdentities = parts.flatMap(({ path, file: { not_identities: listed = [] } }) =>
    listed.flatMap(({ key, reason }): NotIdentity[] =>
      key === undefined || reason === undefined
        ? []
        : [{ pattern: key.value, reason, manifest: path, place: key.place }],
    ),
  );
  const claims = [
    ...entries.flatMap(({ declaration, references, globBase, exclude }) =>
      references.map(({ key, paths }): Claim => ({
        pattern: key.value,
        by: { declaration },
        ...(paths === undefined ? {} : { paths: paths.map((glob) => globBase + trimPath(glob)) }),
        ...(exclude === undefined ? {} : { exclude }),
      })),
    ),
    ...notIdentities.map((notIdentity): Claim => ({ pattern: notIdentity.pattern, by: { notIdentity } })),
  ];
  reportSameId(parts);
  reportSamePattern(parts);
  const policyPlace = main?.placeOf(['policy']);
  return {
    path: main?.path ?? '',
    paths: parts.map(({ path }) => path),
    folder,
    isBroken: parts.some(({ isBroken }) => isBroken),
    unread: parts.flatMap(({ unread }) => unread ?? []),
    problems: parts.flatMap((part) => part.problems()),
    file,
    owners: parts.flatMap((part) => part.file.owners ?? []),
    ...(policyPlace === undefined ? {} : { policyPlace }),
    placeOf: (keys) => main?.placeOf(keys),
    defaults,
    declarations: entries.map(({ declaration }) => declaration),
    waivers: parts.flatMap((part) =>
      (part.file.waivers ?? []).flatMap((waiver) =>
        registered(waiver, folder, part === main ? folder : folderOf(part.path)),
      ),
    ),
    notIdentities,
    claims: indexClaims(claims),
  };
}

interface PlacedEntry extends DeclaredEntry {
  /** What its `paths` are relative to. */
  readonly globBase: string;
  readonly exclude: readonly string[] | undefined;
}

function inheritDefaults(own: Defaults = {}, above: Defaults): Defaults {
  return inherit(own, above);
}

/** @returns whether a key of the entry is one that the group covers */
function isMember({ references = [] }: Entry, { references: patterns = [], exclude = [] }: Group): boolean {
  return references.some(
    ({ key }) =>
      patterns.some((pattern) => matchesKey(pattern.key.value, key.value)) &&
      !exclude.some((pattern) => matchesKey(pattern, key.value)),
  );
}

/** @returns the folder with a slash behind it; empty for the root */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** A folder deep in the tree must not be able to loosen what the root asks for. */
function refuseRootOnly({ path, report, rangeOfKey }: ManifestPart): void {
  for (const key of ['policy', 'scan']) {
    const range = rangeOfKey(key);
    if (range === undefined) continue;
    report(
      range,
      `"${key}" counts in the root manifest only, not in ${path}`,
      'Move it to the nhi.yaml of the root, or take it out.',
    );
  }
}

function reportSameId(parts: readonly ManifestPart[]): void {
  const first = new Map<string, Place>();
  for (const { file, path, report } of parts) {
    for (const { id } of [...(file.identities ?? []), ...(file.groups ?? [])]) {
      if (id === undefined) continue;
      const known = first.get(id.value);
      if (known === undefined) first.set(id.value, id.place);
      else {
        const where = known.path === path ? '' : `${known.path}, `;
        const message = `The id ${id.value} is taken by the entry in ${where}line ${known.start.line}`;
        report(id.place.range, message, 'Give one of the two another id.');
      }
    }
  }
}

function reportSamePattern(parts: readonly ManifestPart[]): void {
  for (const part of ['identities', 'groups'] as const) {
    const owners = new Map<string, { readonly name: string; readonly entry: object }>();
    for (const { file, report } of parts) {
      for (const entry of file[part] ?? []) {
        for (const { key, paths } of entry.references ?? []) {
          const identity = claimIdentity(paths === undefined ? { pattern: key.value } : { pattern: key.value, paths });
          const name = entry.id?.value ?? `the entry in line ${key.place.start.line}`;
          const first = owners.get(identity);
          if (first === undefined) owners.set(identity, { name, entry });
          else if (first.entry !== entry) {
            report(
              key.place.range,
              `${key.value} is claimed by ${first.name} and by ${name}`,
              'Keep it in the one that it belongs to.',
              'manifest/ambiguous',
            );
          }
        }
      }
    }
  }
}

/** @param folder that it reaches at most; @param globBase what its paths are relative to */
function registered(waiver: WaiverEntry, folder: string, globBase: string): Waiver[] {
  const { rule, until, reason, approved_by, identity, paths, renewals, compensating_controls: controls } = waiver;
  const { remediation } = waiver;
  const reach = paths?.map((glob) => globBase + trimPath(glob)) ?? (folder === '' ? undefined : [`${folder}**`]);
  return (rule ?? []).map(({ value, place }) =>
    present({
      form: 'registered' as const,
      rule: value,
      until,
      reason,
      approvedBy: approved_by,
      identity,
      paths: reach,
      renewals,
      compensatingControls: controls?.length,
      hasRemediation: remediation?.plan !== undefined && remediation.due !== undefined ? (true as const) : undefined,
      place,
    }),
  );
}
