import { identitySources } from './identities';
import { joinInventory } from './inventory';
import { loadManifests } from './manifest';
import type { Coverage, Day, Document, IdentityReference, Profile, ScanResult, Skip, Snapshot } from './model';
import { judge } from './policy';
import { readDocument } from './reading';
import type { DocumentReading } from './reading';
import { redactResult } from './redact-result';
import { createSecretScanner } from './secrets';
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
  onProgress?(files: number, bytes: number): void;
}

/**
 * Documents and a snapshot in, everything there is to say out.
 * @throws ScannerError where the scanner itself cannot work
 */
export function scan(input: ScanInput): ScanResult {
  return conclude(input, readAll(input));
}

function readAll({ documents, onProgress }: ScanInput): DocumentReading[] {
  const secretScanner = createSecretScanner();
  const readings: DocumentReading[] = [];
  let bytes = 0;
  for (const document of documents) {
    const reading = readDocument(document, secretScanner);
    bytes += reading.bytes;
    readings.push(reading);
    onProgress?.(readings.length, bytes);
  }
  return readings;
}

/** Joins what the documents say with what nhi.yaml says. */
export function conclude(input: ScanInput, readings: readonly DocumentReading[]): ScanResult {
  const { snapshot, extent, today } = input;
  const manifests = loadManifests(snapshot, input);
  const profile = manifests.policy.profile;
  const inventory = joinInventory(resolveIdentities(readings, snapshot), manifests, { extent, profile, today });
  const secrets = readings.flatMap((reading) => reading.secrets);
  const judged = judge({ secrets, inventory, manifests, extent, today, profile });
  const waivers = [...manifests.waivers, ...readings.flatMap((reading) => reading.waivers)];
  const findings = applyWaivers(judged, waivers, manifests.policy, today, extent);
  return redactResult({ findings, inventory, coverage: coverageOf(readings, extent), profile, today }, secrets);
}

function resolveIdentities(readings: readonly DocumentReading[], snapshot: Snapshot): IdentityReference[] {
  return identitySources.flatMap((source) => {
    const fragments = new Map<string, unknown>();
    for (const { path, fragments: kept } of readings) if (kept.has(source.id)) fragments.set(path, kept.get(source.id));
    if (fragments.size === 0) return [];
    const consult = (path: string): unknown => {
      const text = source.claims(path) ? snapshot.read(path) : undefined;
      return text === undefined ? undefined : source.read(path, text);
    };
    return source.resolve(fragments, consult).references;
  });
}

function coverageOf(readings: readonly DocumentReading[], extent: Coverage['extent']): Coverage {
  const skipped = readings.flatMap((reading): Skip[] => (reading.skip === undefined ? [] : [reading.skip]));
  return { extent, files: readings.length, bytes: readings.reduce((sum, reading) => sum + reading.bytes, 0), skipped };
}
