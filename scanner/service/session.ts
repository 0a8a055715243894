import { isManifestName, parseYaml } from '../manifest';
import type { Day, Profile, ScanResult, Snapshot } from '../model';
import { manifestsOf, scanWith } from '../scan';
import { KeptManifests } from './kept-manifests';
import { overlay } from './overlay';
import { ReadingStore } from './reading-store';
import type { IdentifyValue, Pace } from './reading-store';
import { noTree } from './tree';
import type { ServiceTree } from './tree';
import { viewOf } from './view';
import type { View } from './view';

export interface SessionOptions {
  /** Opens the tree; called again when files came or went. Absent: open documents are all there is. */
  readonly openTree?: () => ServiceTree;
  readonly today: () => Day;
  /** Stands in for the manifest's own. */
  readonly profile?: Profile;
  /** A policy from outside that may only tighten. */
  readonly policy?: { readonly path: string; readonly text: string };
  /** Gives secrets the ids that a baseline knows them by; without it there is no baseline. */
  readonly identify?: IdentifyValue;
}

/** What one root holds, kept up to date; one per root, never shared by two threads. */
export interface Session {
  /**
   * A document was opened or has changed.
   * @param path relative to the root; need not exist on disk
   * @param text all of it; undefined where it is too large to be judged while it is open
   * @param isSaved whether it is what stands on disk
   */
  open(path: string, text: string | undefined, isSaved: boolean): void;
  /** What is on disk counts again. */
  close(path: string): void;
  /** The content of files changed on disk. */
  changed(paths: readonly string[]): void;
  /** Files came or went, or an ignore file changed. @param paths undefined: any may have */
  listed(paths?: readonly string[]): void;
  /**
   * Reads the whole tree, or what of it changed; from then on views are whole.
   * @returns false where it was cancelled, or must begin anew because settings changed meanwhile
   */
  readTree(pace: Pace): Promise<boolean>;
  /**
   * @returns what there is to say now; the same until something changes
   * @throws what `scan` throws
   */
  view(): Promise<View>;
}

/** An open manifest that was broken while it was typed: what it said before still counts. */
interface BrokenDraft {
  readonly lastGood: string;
}

/** @returns a session that has read nothing yet */
export function createSession(options: SessionOptions): Session {
  const store = new ReadingStore(options.identify);
  const broken = new Map<string, BrokenDraft>();
  const kept = new KeptManifests();
  let tree: ServiceTree | undefined;
  let generation = 0;
  let latest: { readonly view: View; readonly generation: number } | undefined;
  let running: Promise<View> | undefined;

  const treeNow = (): ServiceTree => (tree ??= options.openTree?.() ?? noTree);
  const snapshotNow = (): Snapshot =>
    overlay(
      treeNow().snapshot,
      (path) => broken.get(path)?.lastGood ?? store.textOf(path),
      () => store.openPaths(),
    );
  const isLookedAt = (path: string): boolean => {
    if (path.startsWith('.git/')) return false;
    const known = treeNow();
    return known.snapshot.isIgnored?.(path) !== true || known.paths().includes(path);
  };
  const { identify, profile, policy } = options;
  const judgedBy = { ...(profile !== undefined && { profile }), ...(policy !== undefined && { policy }) };

  async function viewNow(): Promise<View> {
    if (latest?.generation === generation) return latest.view;
    return (running ??= make().finally(() => {
      running = undefined;
    }));
  }

  async function make(): Promise<View> {
    const startedAt = generation;
    const extent = store.isWhole ? 'whole' : 'partial';
    const snapshot = snapshotNow();
    const manifests = kept.of(snapshot, (watched) => manifestsOf({ ...judgedBy, snapshot: watched }));
    const result = await scanWith(
      {
        ...judgedBy,
        manifests,
        ...(identify !== undefined && { identify }),
        today: options.today(),
        snapshot,
        extent,
      },
      (settings, salt) => {
        store.use(settings, salt);
        return Promise.resolve(store.readings(treeNow(), isLookedAt));
      },
    );
    const drafts = await Promise.all([...broken.keys()].map(async (path) => [path, await draftResult(path)] as const));
    // Something came meanwhile, or the settings that were just read made what was read void: once more.
    if (startedAt !== generation || (extent === 'whole' && !store.isWhole)) return make();
    const texts = new Map([...store.openPaths()].map((path) => [path, store.textOf(path)]));
    const view = viewOf({
      result: withDrafts(result, new Map(drafts)),
      isWhole: extent === 'whole',
      textOf: (path) => (texts.has(path) ? texts.get(path) : snapshot.read(path)),
      isLookedAt,
      manifests: () => manifests,
    });
    latest = { view, generation };
    return view;
  }

  /** What is wrong with a manifest that is being typed: judged alone. */
  async function draftResult(path: string): Promise<ScanResult> {
    const text = store.textOf(path) ?? '';
    const snapshot: Snapshot = {
      read: (asked) => (asked === path ? text : undefined),
      find: () => [path],
      files: () => [path],
    };
    const nothing = { files: 0, bytes: 0, told: [] };
    return scanWith({ today: options.today(), snapshot, extent: 'partial', manifest: path }, () =>
      Promise.resolve(nothing),
    );
  }

  return {
    open(path, text, isSaved) {
      if (isManifestName(path)) keepDraft(path, isSaved ? undefined : text);
      store.open(path, text, 'above the size that is looked at while you type (nhi.maxFileSize)');
      generation++;
    },
    close(path) {
      store.close(path);
      store.forget([path]);
      broken.delete(path);
      generation++;
    },
    changed(paths) {
      const seen = paths.filter(isLookedAt);
      if (seen.length === 0) return;
      store.forget(seen);
      generation++;
    },
    listed(paths) {
      const seen = paths?.filter(isLookedAt);
      if (seen?.length === 0) return;
      store.forget(seen);
      tree = undefined;
      generation++;
    },
    async readTree(pace) {
      await viewNow();
      const isRead = await store.readTree(treeNow(), pace);
      generation++;
      return isRead;
    },
    view: viewNow,
  };

  /** @param text unsaved; undefined: what stands on disk counts, broken or not */
  function keepDraft(path: string, text: string | undefined): void {
    const before = broken.get(path)?.lastGood ?? store.textOf(path) ?? treeNow().snapshot.read(path);
    broken.delete(path);
    if (text === undefined || isReadable(text)) return;
    if (before !== undefined && isReadable(before)) broken.set(path, { lastGood: before });
  }
}

function isReadable(text: string): boolean {
  return parseYaml(text, 'nhi.yaml').kind === 'map';
}

/** Of a manifest that is being typed only what is wrong with it is shown, and its secrets. */
function withDrafts(result: ScanResult, drafts: ReadonlyMap<string, ScanResult>): ScanResult {
  if (drafts.size === 0) return result;
  const kept = result.findings.filter(({ place, rule }) => !drafts.has(place.path) || rule.startsWith('secret/'));
  const shown = [...drafts].flatMap(([path, draft]) => draft.findings.filter(({ place }) => place.path === path));
  return { ...result, findings: [...kept, ...shown] };
}
