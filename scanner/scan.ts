import { identitySources } from './identities';
import { joinInventory } from './inventory';
import { loadManifests, matchesPath } from './manifest';
import type { ManifestSet, ScanSettings } from './manifest';
import type { Coverage, Day, Document, IdentityReading, Profile, ScanResult, Skip, Snapshot } from './model';
import { findRule, judge, ruleIds } from './policy';
import { excludedReading, readDocument } from './reading';
import type { DocumentReading } from './reading';
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
  readonly onProgress?: (this: void, files: number, bytes: number) => void;
}

/**
 * Documents and a snapshot in, everything there is to say out.
 * @throws UnreadableError where a manifest is there and cannot be read
 * @throws ScannerError where the scanner itself cannot work
 */
export function scan(input: ScanInput): ScanResult {
  const manifests = loadManifests(input.snapshot, {
    ...input,
    defaultSeverity: (rule) => findRule(rule, detectors())?.severity[input.profile ?? 'starter'],
  });
  return conclude(input, manifests, readAll(input, manifests.scan));
}

function readAll({ documents, onProgress }: ScanInput, settings: ScanSettings | undefined): DocumentReading[] {
  const secretScanner = createSecretScanner();
  const readings: DocumentReading[] = [];
  let bytes = 0;
  for (const document of documents) {
    const reading = isExcluded(document.path, settings)
      ? excludedReading(document.path)
      : readDocument(document, secretScanner, settings?.maxFileBytes);
    bytes += reading.bytes;
    readings.push(reading);
    onProgress?.(readings.length, bytes);
  }
  return readings;
}

function isExcluded(path: string, settings: ScanSettings | undefined): boolean {
  if (settings === undefined) return false;
  const { paths, exclude } = settings;
  if (paths !== undefined && !paths.some((glob) => matchesPath(glob, path))) return true;
  return exclude?.some((glob) => matchesPath(glob, path)) ?? false;
}

/** Joins what the documents say with what nhi.yaml says. */
function conclude(input: ScanInput, manifests: ManifestSet, readings: readonly DocumentReading[]): ScanResult {
  const { snapshot, extent, today } = input;
  const { policy } = manifests;
  const { profile } = policy;
  const { references, notes } = resolveIdentities(readings, snapshot);
  const inventory = joinInventory(references, manifests, { extent, profile, systems: knownSystems });
  const secrets = readings.flatMap((reading) => reading.secrets);
  const known = detectors();
  const judged = judge({ secrets, detectors: known, inventory, notes, manifests, profile, today });
  const waivers = [...manifests.waivers, ...readings.flatMap((reading) => reading.waivers)];
  const findings = applyWaivers(judged, waivers, {
    policy,
    profile,
    today,
    extent,
    knownRules: new Set(ruleIds(known)),
  });
  return redactResult({ findings, inventory, coverage: coverageOf(readings, extent), profile, today }, secrets);
}

const knownSystems = identitySources.flatMap((source) => source.systems);

function resolveIdentities(readings: readonly DocumentReading[], snapshot: Snapshot): IdentityReading {
  const resolved = identitySources.map((source): IdentityReading => {
    const fragments = new Map<string, unknown>();
    for (const { path, fragments: kept } of readings) if (kept.has(source.id)) fragments.set(path, kept.get(source.id));
    if (fragments.size === 0) return { references: [], notes: [] };
    const consult = (path: string): unknown => {
      const text = source.claims(path) ? snapshot.read(path) : undefined;
      return text === undefined ? undefined : source.read(path, text);
    };
    return source.resolve(fragments, consult);
  });
  return {
    references: resolved.flatMap((reading) => reading.references),
    notes: resolved.flatMap((reading) => reading.notes),
  };
}

function coverageOf(readings: readonly DocumentReading[], extent: Coverage['extent']): Coverage {
  const skipped = readings.flatMap((reading): Skip[] => (reading.skip === undefined ? [] : [reading.skip]));
  return {
    extent,
    files: readings.filter((reading) => reading.isRead).length,
    bytes: readings.reduce((sum, reading) => sum + reading.bytes, 0),
    skipped,
  };
}
