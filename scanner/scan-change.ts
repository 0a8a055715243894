import { countSubjects, newness } from './change';
import type { Side } from './change';
import { joinInventory } from './inventory';
import { isManifestName, loadManifests, noticeLines } from './manifest';
import type { ManifestSet } from './manifest';
import type {
  Change,
  ChangeSet,
  Day,
  Document,
  Finding,
  Place,
  Profile,
  ScanResult,
  SecretMatch,
  Snapshot,
} from './model';
import { findRule, judge, ruleIds } from './policy';
import { coverageOf, knownSystems, namesIdentities, readDocuments, resolveIdentities } from './reading';
import type { DocumentReading, Readings } from './reading';
import { redactResult } from './redact-result';
import { createSecretScanner, detectors } from './secrets';
import type { SecretScanner } from './secrets';
import { readerOf } from './text';
import {
  applyBaseline,
  applyWaivers,
  BASELINE_PATH,
  goneFrom,
  limitedTo,
  loadBaseline,
  withoutOwnValues,
} from './waivers';
import type { BaselineFile } from './waivers';

export interface ChangeInput {
  readonly changeSet: ChangeSet;
  readonly today: Day;
  readonly profile?: Profile;
  /** A policy from outside that may only tighten. */
  readonly policy?: { readonly path: string; readonly text: string };
  /** Whose `policy` and `scan` count: on a pull request those of the target. Absent: the new side's own. */
  readonly governing?: Snapshot;
  /**
   * Tells equal secrets from different ones; see `SecretMatch.valueId`.
   * @param salt of the baseline, base64: who passes over it has none that counts
   */
  readonly identify: (value: string, salt?: string) => string;
}

export interface ChangeResult extends ScanResult {
  /** `SecretMatch.valueId` of each secret's finding, by the finding's place; for comparison, never reported. */
  readonly valueIds: ReadonlyMap<Place, string>;
}

/**
 * Judges what a commit, a push or a pull request changes: all findings of the changed files, each marked whether the change
 * brings it. The old side is read only where the new one has something to say.
 * @throws UnreadableError, GitError as the change set does
 */
export function scanChange(input: ChangeInput): ChangeResult {
  const { changeSet, today } = input;
  const changes = [...changeSet.changes];
  const manifests = governedManifests(input);
  const { policy } = manifests;
  const { profile } = policy;
  const touchesManifest = changes.some(({ path }) => isManifestName(path));

  const baseline = countingBaseline(input, profile);
  const salt = baseline?.baseline?.salt;
  const read = {
    secretScanner: createSecretScanner({ identify: (value) => input.identify(value, salt) }),
    isWhole: touchesManifest,
  };
  const after = readSide(documentsAfter(changes), changeSet.after, manifests, read);
  const found = after.readings.flatMap((reading) => reading.secrets);
  const secrets = withoutOwnValues(found, baseline);
  const known = detectors();
  const judged = judge({ ...after, secrets, detectors: known, profile, today });
  const run = { policy, profile, today, extent: 'partial' as const, knownRules: new Set(ruleIds(known)) };
  const coverage = coverageOf(after.read, 'partial', manifests.unread);
  const unread = new Set(coverage.skipped.map(({ path }) => path));
  const findings = applyBaseline(applyWaivers(judged, after.waivers, run), secrets, baseline, {
    ...run,
    unread,
    isGone: goneFrom(changeSet.after),
  });
  const notices = noticeLines(manifests);
  const result = { findings, inventory: after.inventory, coverage, profile, today, notices };
  const shown = (path: string): string | undefined => changeSet.after.read(path);
  const valueIds = valueIdsOf(secrets);
  if (findings.length === 0) return { ...redactResult(result, secrets, shown), valueIds };
  const own = loadManifests(changeSet.before);
  const parents = sidesBefore(changes).map((documents) => readSide(documents, changeSet.before, own, read));
  const isNewBeside = newness(after, parents);
  const touchesBaseline = changes.some(({ path }) => path === BASELINE_PATH);
  const isNew = (found: Finding): boolean =>
    found.place.path === BASELINE_PATH && found.rule.startsWith('waiver/') ? touchesBaseline : isNewBeside(found);
  const marked = { ...result, findings: findings.map((found) => ({ ...found, isNew: isNew(found) })) };
  return { ...redactResult(marked, secrets, shown), valueIds };
}

/** In `strict` nobody excuses a request's secret within the request itself. */
function countingBaseline({ changeSet, governing }: ChangeInput, profile: Profile): BaselineFile | undefined {
  const own = loadBaseline(changeSet.after);
  return governing !== undefined && profile === 'strict' ? limitedTo(own, loadBaseline(governing)) : own;
}

/** A secret's place is the very one of its finding. */
function valueIdsOf(secrets: readonly SecretMatch[]): ReadonlyMap<Place, string> {
  return new Map(secrets.flatMap(({ place, valueId }) => (valueId === undefined ? [] : [[place, valueId] as const])));
}

function documentsAfter(changes: readonly Change[]): Document[] {
  return changes.flatMap(({ after }) => after ?? []);
}

/** @returns for each parent the changed files as they are there; one empty side where there is none */
function sidesBefore(changes: readonly Change[]): Document[][] {
  const others = Math.max(0, ...changes.map(({ otherBefore }) => otherBefore?.length ?? 0));
  const first = changes.flatMap(({ before }) => before ?? []);
  const further = Array.from({ length: others }, (_, at) =>
    changes.flatMap(({ otherBefore }) => otherBefore?.[at] ?? []),
  );
  return [first, ...further];
}

function governedManifests({ changeSet, profile, policy, governing }: ChangeInput): ManifestSet {
  const options = {
    ...(profile !== undefined && { profile }),
    ...(policy !== undefined && { policy }),
    defaultSeverity: (rule: string) => findRule(rule, detectors())?.severity[profile ?? 'starter'],
  };
  const own = loadManifests(changeSet.after, options);
  if (governing === undefined) return own;
  const { policy: targetPolicy, scan: targetScan } = loadManifests(governing, options);
  const judged: Mutable<ManifestSet> = { ...own, policy: targetPolicy };
  delete judged.scan;
  return targetScan === undefined ? judged : { ...judged, scan: targetScan };
}

interface ReadSide extends Side {
  readonly read: Readings;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Reading {
  readonly secretScanner: SecretScanner;
  /** A manifest changes, so that entries come and go for files that stay: all files that name identities are read. */
  readonly isWhole: boolean;
}

function readSide(
  documents: readonly Document[],
  snapshot: Snapshot,
  manifests: ManifestSet,
  options: Reading,
): ReadSide {
  const { secretScanner, isWhole } = options;
  const read = readDocuments(documents, { secretScanner, settings: manifests.scan });
  const readings = read.told;
  const { references, notes } = resolveIdentities(readings, snapshot);
  const others = isWhole ? untouched(documents, snapshot, secretScanner) : [];
  const all = isWhole ? resolveIdentities([...readings, ...others], snapshot).references : references;
  const { profile } = manifests.policy;
  return {
    read,
    readings,
    manifests,
    notes,
    waivers: [...manifests.waivers, ...readings.flatMap((reading) => reading.waivers)],
    inventory: joinInventory(all, manifests, { extent: 'partial', profile, systems: knownSystems }),
    counts: countSubjects(readings, references),
  };
}

/** What the change leaves as it is and what names identities; secrets in it are nobody's concern here. */
function untouched(
  changed: readonly Document[],
  snapshot: Snapshot,
  secretScanner: SecretScanner,
): readonly DocumentReading[] {
  const known = new Set(changed.map(({ path }) => path));
  const paths = snapshot.files().filter((path) => !known.has(path) && namesIdentities(path));
  snapshot.willRead?.(paths);
  const documents = paths.map((path) => textDocument(path, snapshot));
  return readDocuments(documents, { secretScanner, settings: undefined }).told;
}

function textDocument(path: string, snapshot: Snapshot): Document {
  return {
    path,
    origin: { kind: 'memory' },
    open: () => readerOf(new TextEncoder().encode(snapshot.read(path) ?? '')),
  };
}
