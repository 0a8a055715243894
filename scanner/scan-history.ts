import { Leaks, secretName, VersionReader } from './history';
import { loadManifests, noticeLines } from './manifest';
import type { ManifestSet } from './manifest';
import type { Day, Document, Finding, Place, Profile, ScanResult, SecretMatch, Snapshot } from './model';
import { once } from './once';
import { findRule, judge, ruleIds } from './policy';
import { startReading, textDocument } from './reading';
import { redactResult } from './redact-result';
import { scan } from './scan';
import { createSecretScanner, detectors } from './secrets';
import { compareFindings } from './text';
import { applyBaseline, applyWaivers, goneFrom, loadBaseline } from './waivers';
import type { BaselineFile } from './waivers';

export interface HistoryInput {
  /** Each content once, the first commit that has it first. */
  readonly documents: AsyncIterable<Document>;
  /** The last commit: whose nhi.yaml, waivers and baseline count. */
  readonly snapshot: Snapshot;
  readonly today: Day;
  readonly profile?: Profile;
  /** A policy from outside that may only tighten. */
  readonly policy?: { readonly path: string; readonly text: string };
  /** Tells equal secrets from different ones; see `ChangeInput.identify`. */
  readonly identify: (value: string, salt?: string) => string;
  /** Told after each document. */
  readonly onProgress?: (files: number, bytes: number) => void;
}

/**
 * The secrets of a whole history, each once: at its first place, with the commit that brought it and that commit's author.
 * Identities are judged where they are, in the last commit's tree, not where they were. What excuses a secret in the last
 * commit excuses it wherever it stood.
 * @throws UnreadableError where the baseline is there and cannot be read; whatever iterating the documents throws
 */
export async function scanHistory(input: HistoryInput): Promise<ScanResult> {
  const { snapshot, today, onProgress } = input;
  const manifests = loadManifests(snapshot, {
    ...input,
    defaultSeverity: (rule) => findRule(rule, detectors())?.severity[input.profile ?? 'starter'],
  });
  const baseline = loadBaseline(snapshot);
  const identify = (value: string): string => input.identify(value, baseline?.baseline?.salt);
  const secretScanner = createSecretScanner({ identify });
  const reading = startReading({ secretScanner, settings: manifests.scan, sources: [], onProgress }, false);
  const leaks = new Leaks();
  const versions = new VersionReader(reading, secretScanner);
  for await (const document of input.documents) {
    const told = versions.next(document);
    if (told !== undefined) leaks.take(told, document);
  }

  const end = scanEnd({ ...input, identify }, [...leaks.paths, ...manifests.manifests]);
  const { files, bytes } = reading.readings();
  const result: ScanResult = {
    findings: [
      ...judgeLeaks(leaks.firsts(), manifests, baseline, input).map((finding) =>
        leaks.withOrigin(finding, end.excused),
      ),
      ...end.manifestFindings,
    ].sort(compareFindings),
    inventory: [],
    coverage: { extent: 'partial', files, bytes, skipped: leaks.skipped() },
    profile: manifests.policy.profile,
    today,
    notices: noticeLines(manifests),
  };
  return redactResult(result, end.secrets, (path) => snapshot.read(path), {
    manifests: manifests.manifests,
    redacted: leaks.places(),
  });
}

function judgeLeaks(
  secrets: readonly SecretMatch[],
  manifests: ManifestSet,
  baseline: BaselineFile | undefined,
  { today, snapshot }: HistoryInput,
): readonly Finding[] {
  const { policy, scan: settings } = manifests;
  const { profile } = policy;
  const run = { policy, profile, today, extent: 'partial' as const };
  const judged = judge({ secrets, detectors: () => detectors(), inventory: [], notes: [], manifests, profile, today });
  const waived = applyWaivers(judged.filter(isSecret), manifests.waivers, {
    ...run,
    knownRules: once(() => new Set(ruleIds(detectors()))),
    compat: settings?.compat ?? [],
  });
  const isGone = goneFrom(snapshot);
  return applyBaseline(waived, secrets, baseline, { ...run, unread: new Set(), isGone }).filter(isSecret);
}

/** What the last commit's tree says of the files that ever held a secret. */
interface End {
  readonly secrets: readonly SecretMatch[];
  /** By `secretName`. */
  readonly excused: ReadonlyMap<string, Finding['waived']>;
  readonly manifestFindings: readonly Finding[];
}

function scanEnd(input: HistoryInput, paths: readonly string[]): End {
  const { snapshot } = input;
  const there = new Set(snapshot.files());
  const wanted = [...new Set(paths)].filter((path) => there.has(path));
  snapshot.willRead?.(wanted);
  let secrets: readonly SecretMatch[] = [];
  const { findings } = scan({
    ...input,
    // Every secret is to have its id, whether or not a baseline has a salt: `identify` knows which.
    newSalt: '',
    documents: wanted.map((path) => textDocument(path, snapshot)),
    extent: 'partial',
    onProgress: () => undefined,
    onSecrets: (found) => {
      secrets = found;
    },
  });
  const names = new Map<Place, string>(secrets.map((secret) => [secret.place, secretName(secret)]));
  const excused = findings.flatMap(({ place, waived }) => {
    const name = waived === undefined ? undefined : names.get(place);
    return name === undefined ? [] : [[name, waived] as const];
  });
  const manifestFindings = findings.filter(({ rule }) => rule.startsWith('manifest/'));
  return { secrets, excused: new Map(excused), manifestFindings };
}

const isSecret = ({ rule }: Finding): boolean => rule.startsWith('secret/');
