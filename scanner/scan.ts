import { joinInventory } from './inventory';
import { loadManifests } from './manifest';
import type { ManifestSet, ScanSettings } from './manifest';
import type { Coverage, Day, Document, Profile, ScanResult, Snapshot } from './model';
import { findRule, judge, ruleIds } from './policy';
import { coverageOf, knownSystems, readDocuments, resolveIdentities } from './reading';
import type { Readings } from './reading';
import { redactResult } from './redact-result';
import { createSecretScanner, detectors } from './secrets';
import { applyWaivers } from './waivers';

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
}

/**
 * Documents and a snapshot in, everything there is to say out.
 * @throws UnreadableError where a manifest is there and cannot be read
 * @throws ScannerError where the scanner itself cannot work
 */
export function scan(input: ScanInput): ScanResult {
  const manifests = manifestsOf(input);
  const options = { secretScanner: createSecretScanner(), settings: manifests.scan, onProgress: input.onProgress };
  return conclude(input, manifests, readDocuments(input.documents, options));
}

/** A scan but for where its documents come from. */
type Judged = Omit<ScanInput, 'documents'>;

/** Reads the documents in a way of its own, by nhi.yaml's settings. */
export type ReadAll = (settings: ScanSettings | undefined) => Promise<Readings>;

/** The same as `scan` for a host that reads with several threads: `documents` is passed over. */
export async function scanWith(input: Judged, readAll: ReadAll): Promise<ScanResult> {
  const manifests = manifestsOf(input);
  return conclude(input, manifests, await readAll(manifests.scan));
}

function manifestsOf(input: Judged): ManifestSet {
  return loadManifests(input.snapshot, {
    ...input,
    defaultSeverity: (rule) => findRule(rule, detectors())?.severity[input.profile ?? 'starter'],
  });
}

/** Joins what the documents say with what nhi.yaml says. */
function conclude(input: Judged, manifests: ManifestSet, readings: Readings): ScanResult {
  const { snapshot, extent, today } = input;
  const { policy } = manifests;
  const { profile } = policy;
  const { references, notes } = resolveIdentities(readings.told, snapshot);
  const inventory = joinInventory(references, manifests, { extent, profile, systems: knownSystems });
  const secrets = readings.told.flatMap((reading) => reading.secrets);
  const known = detectors();
  const judged = judge({ secrets, detectors: known, inventory, notes, manifests, profile, today });
  const waivers = [...manifests.waivers, ...readings.told.flatMap((reading) => reading.waivers)];
  const findings = applyWaivers(judged, waivers, {
    policy,
    profile,
    today,
    extent,
    knownRules: new Set(ruleIds(known)),
  });
  const result = { findings, inventory, coverage: coverageOf(readings, extent), profile, today };
  return redactResult(result, secrets, (path) => snapshot.read(path));
}
