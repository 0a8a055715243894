import type { Profile, Severity, Snapshot } from '../model';
import { UsageError } from '../model';
import { indexLines, pathClass, placeAt } from '../text';
import type { PathClass } from '../text';
import { lookupIn } from './lookup';
import type { Manifest } from './manifest';
import type { KnownOwner, ManifestProblem, ManifestSet, ScanSettings } from './manifest-set';
import { matchesPath, trimPath } from './path-glob';
import { resolvePolicy } from './policy';
import { present } from './present';
import { readManifestAt } from './read-at';
import { readSharedPolicy } from './shared-policy';
import { strangerAt } from './stranger';
import type { ManifestFile } from './schema/file';

const MANIFEST_NAMES = ['nhi.yaml', 'nhi.yml'] as const;

/** A workflow may be called nhi.yml as well; in these folders, a submodule's too, a host reads every file as one. */
const WORKFLOW_FOLDER = /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\//;

/** @returns whether a manifest is found at this path by its name, or may be included from it */
export function isManifestName(path: string): boolean {
  return (
    /(?:^|\/)nhi[^/]*\.ya?ml$/.test(path) && !WORKFLOW_FOLDER.test(path) && !/(?:^|\/)nhi-baseline\.ya?ml$/.test(path)
  );
}

/** A manifest there describes somebody else's identities, or none that exist. */
const UNREAD_CLASSES: ReadonlySet<PathClass> = new Set<PathClass>(['test', 'example', 'vendored']);

export interface ManifestOptions {
  /** Path of the manifest that counts as the root's, in place of `nhi.yaml`; relative to the snapshot's root. */
  readonly manifest?: string;
  /** A policy from outside, merged over the root manifest's: it can only tighten. `path` is only shown. */
  readonly policy?: { readonly path: string; readonly text: string };
  /** Stands in for the root manifest's own profile. */
  readonly profile?: Profile;
  /** How severe a rule is where no policy says. Without it `--policy` can only set a rule to `error`. */
  readonly defaultSeverity?: (rule: string) => Severity | 'off' | undefined;
}

/**
 * Reads every manifest of a snapshot: the root's, and those of the folders below, except where a path is ignored, excluded by
 * `scan`, vendored, a test or an example. Whatever is wrong with one becomes a problem with a place.
 * @throws UsageError where `options.manifest` names no file
 */
export function loadManifests(snapshot: Snapshot, options: ManifestOptions = {}): ManifestSet {
  const { manifests, problems } = readAll(snapshot, options);
  const root = manifests.find(({ folder }) => folder === '');
  const shared = options.policy && readSharedPolicy(options.policy.path, options.policy.text);
  const { policy, ignored } = resolvePolicy(
    present({
      own: root?.file.policy,
      place: root?.policyPlace,
      shared: shared?.settings,
      profile: options.profile,
      defaultSeverity: options.defaultSeverity,
    }),
  );
  const broken = manifests.filter(({ isBroken }) => isBroken);
  return present({
    root: root?.path,
    broken: broken.length > 0,
    manifests: manifests.flatMap(({ paths }) => paths),
    declarations: manifests.flatMap(({ declarations }) => declarations),
    waivers: manifests.flatMap(({ waivers }) => waivers),
    notIdentities: manifests.flatMap(({ notIdentities }) => notIdentities),
    owners: ownersOf([...manifests.flatMap(({ owners }) => owners), shared?.owners]),
    policy,
    scan: root?.file.scan && scanSettings(root.file.scan),
    placeOfSetting: (keys: readonly string[]) => root?.placeOf(keys),
    problems: [...manifests.flatMap((manifest) => manifest.problems), ...problems, ...(shared?.problems ?? [])],
    unread: manifests.flatMap(({ unread }) => unread),
    notices: ignored.flatMap((each) => shared?.notice(each) ?? []),
    isBrokenAbove: (path: string) => broken.some(({ folder }) => path.startsWith(folder)),
    lookup: lookupIn(manifests),
  });
}

/** Parents before their children, which inherit from them. */
function readAll(snapshot: Snapshot, options: ManifestOptions): { manifests: Manifest[]; problems: ManifestProblem[] } {
  const root = rootPath(snapshot, options.manifest);
  const manifests: Manifest[] = [];
  const problems: ManifestProblem[] = [];
  const read = (path: string, folder: string): void => {
    const parent = manifests.findLast((manifest) => folder.startsWith(manifest.folder));
    const manifest = readManifestAt(path, snapshot, { folder, defaults: parent?.defaults ?? {} });
    if (manifest !== undefined) manifests.push(manifest);
  };
  if (root !== undefined) read(root, '');
  const exclude = manifests[0]?.file.scan?.exclude ?? [];
  const counts = (path: string): boolean =>
    isManifestName(path) &&
    !UNREAD_CLASSES.has(pathClass(path)) &&
    !exclude.some((glob) => matchesPath(glob, path)) &&
    snapshot.isIgnored?.(path) !== true;
  const nested = snapshot.find(MANIFEST_NAMES).filter((path) => path.includes('/') && path !== root && counts(path));
  for (const path of nested.toSorted((a, b) => compareText(folderOf(a), folderOf(b)) || compareText(a, b))) {
    const folder = folderOf(path);
    const twin = manifests.find((manifest) => manifest.folder === folder);
    if (twin === undefined) read(path, folder);
    else problems.push(secondManifest(path, twin.path));
  }
  if (root !== undefined && options.manifest === undefined) {
    for (const path of snapshot.find(MANIFEST_NAMES)) {
      if (!path.includes('/') && path !== root) problems.push(secondManifest(path, root));
    }
  }
  return { manifests, problems };
}

function rootPath(snapshot: Snapshot, named: string | undefined): string | undefined {
  const found = snapshot.find(MANIFEST_NAMES);
  if (named === undefined) {
    const isStranger = (name: string): boolean => strangerAt(name, snapshot) !== undefined;
    return MANIFEST_NAMES.find((name) => found.includes(name)) ?? MANIFEST_NAMES.find(isStranger);
  }
  const path = trimPath(named);
  if (!found.includes(path) && snapshot.read(path) === undefined)
    throw new UsageError(`there is no manifest at ${named}`);
  return path;
}

function secondManifest(path: string, first: string): ManifestProblem {
  return {
    rule: 'manifest/invalid',
    message: `${path} is not read, because ${first} stands beside it`,
    place: placeAt(path, indexLines(''), { start: 0, end: 0 }),
    remedy: { text: `Move what it says into ${first} and delete it.` },
  };
}

/** Of a name that stands twice the first counts: a folder below cannot change who answers for the others. */
function ownersOf(all: readonly ManifestFile['owners'][]): ManifestSet['owners'] {
  const owners = new Map<string, KnownOwner>();
  for (const [name, { contact, backup, until }] of all.flatMap((each) => [...(each ?? [])])) {
    if (!owners.has(name)) owners.set(name, present({ contact, backup, until }));
  }
  return owners;
}

function scanSettings({ paths, exclude, max_file_bytes, compat }: NonNullable<ManifestFile['scan']>): ScanSettings {
  return present({ paths, exclude, maxFileBytes: max_file_bytes, compat });
}

/** @returns the folder with a slash behind it; empty for the root */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
