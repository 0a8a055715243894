import { joinInventory } from './inventory';
import { loadManifests, noticeLines } from './manifest';
import type { ManifestSet, ScanSettings } from './manifest';
import type { Coverage, Day, Document, Profile, ScanResult, SecretMatch, Snapshot } from './model';
import { once } from './once';
import { findRule, judge, ruleIds } from './policy';
import { coverageOf, knownSystems, readDocuments, resolveIdentities } from './reading';
import type { Readings } from './reading';
import { quotedSecrets } from './quoted-secrets';
import { redactResult } from './redact-result';
import { createSecretScanner, detectors } from './secrets';
import type { SecretScanner } from './secrets';
import { applyBaseline, applyWaivers, goneFrom, loadBaseline, withoutOwnValues } from './waivers';
import type { BaselineFile } from './waivers';

/**
 *     sources ──► Document ──┬─► secrets ────► SecretMatch ────────────┐
 *     (tree, index, range,   │                                         ├─► policy ─► waivers ─► Finding ─► report
 *      history, editor)      └─► identities ─► IdentityReference ─┐    │     ▲
 *                                                                 ├─► inventory
 *     snapshot ─► nhi.yaml ─► manifest ─► Declaration ────────────┘
 */
export interface ScanInput {
  readonly documents: Iterable<Document>;
  /** The tree, index or commit that the documents come from. */
  readonly snapshot: Snapshot;
  /** `whole` where the documents are all there are: only then is an entry or a waiver unused. */
  readonly extent: Coverage['extent'];
  readonly today: Day;
  /** Stands in for the manifest's own. */
  readonly profile?: Profile;
  /** Path of the root manifest, where it is not `nhi.yaml`. */
  readonly manifest?: string;
  /** A policy from outside that may only tighten. */
  readonly policy?: { readonly path: string; readonly text: string };
  /** Told after each document. */
  readonly onProgress?: (files: number, bytes: number) => void;
  /** Gives secrets the ids that the baseline knows them by; without it there is no baseline. */
  readonly identify?: Identify;
  /** For a baseline that is still to be made: its salt. */
  readonly newSalt?: string;
  /** Told all secrets of the run, where a baseline is or is to be with their ids. */
  readonly onSecrets?: (secrets: readonly SecretMatch[]) => void;
}

/**
 * Tells equal values from different ones: 12 hex digits of an HMAC-SHA-256.
 * @param salt base64, of the baseline; none: one of this run that nobody keeps
 */
export type Identify = (value: string, salt?: string) => string;

/**
 * Documents and a snapshot in, everything there is to say out.
 * @throws UnreadableError where a manifest is there and cannot be read
 * @throws ScannerError where the scanner itself cannot work
 */
export function scan(input: ScanInput): ScanResult {
  const manifests = manifestsOf(input);
  const { file, salt } = baselineOf(input);
  const { identify, onProgress } = input;
  const secretScanner = createSecretScanner(
    identify !== undefined && salt !== undefined ? { identify: (value) => identify(value, salt) } : {},
  );
  const readings = readDocuments(input.documents, { secretScanner, settings: manifests.scan, onProgress });
  return conclude(input, manifests, readings, file, secretScanner);
}

/** A scan but for where its documents come from. */
export interface Judged extends Omit<ScanInput, 'documents'> {
  /** As `manifestsOf` reads them from the snapshot, where somebody keeps them. */
  readonly manifests?: ManifestSet;
}

/** Reads the documents in a way of its own, by nhi.yaml's settings; with a salt each secret has its id under it. */
export type ReadAll = (settings: ScanSettings | undefined, salt: string | undefined) => Promise<Readings>;

/** The same as `scan` for a host that reads with several threads: `documents` is passed over. */
export async function scanWith(input: Judged, readAll: ReadAll): Promise<ScanResult> {
  const manifests = input.manifests ?? manifestsOf(input);
  const { file, salt } = baselineOf(input);
  return conclude(input, manifests, await readAll(manifests.scan, salt), file);
}

function baselineOf({ snapshot, identify, newSalt }: Judged): { file?: BaselineFile; salt?: string } {
  if (identify === undefined) return {};
  const file = loadBaseline(snapshot);
  const salt = file?.baseline?.salt ?? newSalt;
  return { ...(file && { file }), ...(salt !== undefined && { salt }) };
}

/** @returns every manifest of the snapshot, as a scan reads them */
export function manifestsOf(input: Pick<Judged, 'snapshot' | 'profile' | 'policy' | 'manifest'>): ManifestSet {
  return loadManifests(input.snapshot, {
    ...input,
    defaultSeverity: (rule) => findRule(rule, detectors())?.severity[input.profile ?? 'starter'],
  });
}

/** Joins what the documents say with what nhi.yaml says. */
function conclude(
  input: Judged,
  manifests: ManifestSet,
  readings: Readings,
  baseline: BaselineFile | undefined,
  secretScanner?: SecretScanner,
): ScanResult {
  const { snapshot, extent, today, onSecrets } = input;
  const { policy } = manifests;
  const { profile } = policy;
  const { references, notes } = resolveIdentities(readings.told, snapshot);
  const inventory = joinInventory(references, manifests, { extent, profile, systems: knownSystems() });
  const found = readings.told.flatMap((reading) => reading.secrets);
  const secrets = withoutOwnValues(found, baseline);
  const judged = judge({
    ...{ secrets, inventory, notes, manifests, profile, today, snapshot, extent },
    detectors: () => detectors(),
  });
  const waivers = [...manifests.waivers, ...readings.told.flatMap((reading) => reading.waivers)];
  const excused = applyWaivers(judged, waivers, {
    policy,
    profile,
    today,
    extent,
    knownRules: once(() => new Set(ruleIds(detectors()))),
    compat: manifests.scan?.compat ?? [],
  });
  const coverage = coverageOf(readings, extent, manifests.unread);
  const unread = new Set(coverage.skipped.map(({ path }) => path));
  const run = { policy, today, extent, unread, isGone: goneFrom(snapshot) };
  const findings = applyBaseline(excused, secrets, baseline, run);
  onSecrets?.(secrets);
  const result = { findings, inventory, coverage, profile, today, notices: noticeLines(manifests) };
  const read = (path: string): string | undefined =>
    path === input.policy?.path ? input.policy.text : snapshot.read(path);
  const quoted = quotedSecrets(
    result,
    { known: readings.told.map(({ path }) => path), manifests: manifests.manifests, read },
    () => secretScanner ?? createSecretScanner(),
  );
  return redactResult(result, [...secrets, ...quoted], read, { manifests: manifests.manifests, waivers });
}
