import {
  addedWaivers,
  inChange,
  judgedByTarget,
  newness,
  newShown,
  parentsOf,
  readSide,
  waiversThere,
  withoutAdoption,
  withTargetPolicy,
} from './change';
import type { Side, Target } from './change';
import { isManifestName, loadManifests, noticeLines } from './manifest';
import type { ManifestOptions, ManifestSet, Policy } from './manifest';
import type { ChangeSet, Day, Finding, Place, Profile, ScanResult, SecretMatch, Snapshot } from './model';
import { once } from './once';
import { findRule, isDuty, isShownOnly, judge, judgeFamilies, judgeWeakened, ruleIds } from './policy';
import { coverageOf } from './reading';
import { quotedSecrets } from './quoted-secrets';
import { redactResult } from './redact-result';
import { createSecretScanner, detectors } from './secrets';
import { compareFindings } from './text';
import {
  applyBaseline,
  applyWaivers,
  BASELINE_PATH,
  goneFrom,
  judgeAddedEntries,
  limitedTo,
  loadBaseline,
  withoutOwnValues,
} from './waivers';

export interface ChangeInput {
  readonly changeSet: ChangeSet;
  readonly today: Day;
  readonly profile?: Profile;
  /** A policy from outside that may only tighten. */
  readonly policy?: { readonly path: string; readonly text: string };
  /** Whose `policy` and `scan` count: on a pull request those of the target's tip. Absent: the new side's own. */
  readonly governing?: Snapshot;
  /** A request from another repository: what it adds to waivers and baseline counts only once it is on the target. */
  readonly isFork?: boolean;
  /**
   * Tells equal secrets from different ones; see `SecretMatch.valueId`.
   * @param salt of the baseline, base64: who passes over it has none that counts
   */
  readonly identify: (value: string, salt?: string) => string;
}

export interface ChangeResult extends ScanResult {
  /** `SecretMatch.valueId` of each secret's finding, by the finding's place; for comparison, never reported. */
  readonly valueIds: ReadonlyMap<Place, string>;
  /** How far ahead a waiver may end by the policy that judged, in days: for whoever offers one. */
  readonly waiverDays: number;
}

/**
 * Judges what a commit, a push or a pull request changes: all findings of the changed files, each marked whether the change
 * brings it. The old side is read only where the new one has something to say.
 * @throws UnreadableError, GitError as the change set does
 */
export function scanChange(input: ChangeInput): ChangeResult {
  const { changeSet, today } = input;
  const changes = [...changeSet.changes];
  const { own, target, manifests } = openManifests(input);
  const { policy } = manifests;
  const { profile } = policy;
  const touchesManifest = changes.some(({ path }) => isManifestName(path));
  const touchesBaseline = changes.some(({ path }) => path === BASELINE_PATH);
  /** In `strict`, and from a fork always, nobody excuses a request's finding within the request itself. */
  const base = profile === 'strict' || input.isFork === true ? target : undefined;

  const ownBaseline = loadBaseline(changeSet.after);
  const baseline = base === undefined ? ownBaseline : limitedTo(ownBaseline, loadBaseline(base.snapshot));
  const salt = baseline?.baseline?.salt;
  const secretScanner = createSecretScanner({ identify: (value) => input.identify(value, salt) });
  const before = once(() =>
    parentsOf(changes, changeSet.before).map((parent) => ({
      ...parent,
      manifests: loadManifests(parent.snapshot, optionsOf(input)),
    })),
  );
  const alsoPrograms =
    touchesManifest &&
    (profile === 'strict' || [{ manifests }, ...before()].some((side) => namesPrograms(side.manifests)));
  const read = { secretScanner, isWhole: touchesManifest, alsoPrograms };
  const after = readSide(
    changes.flatMap(({ after: document }) => document ?? []),
    changeSet.after,
    manifests,
    read,
  );
  const parents = once(() =>
    before().map(({ documents, snapshot, manifests: theirs }) => readSide(documents, snapshot, theirs, read)),
  );

  const secrets = withoutOwnValues(
    after.readings.flatMap((reading) => reading.secrets),
    baseline,
  );
  const judged = judge({
    ...{ ...after, secrets, profile, today, snapshot: changeSet.after },
    detectors: () => detectors(),
  });
  const bringsWaivers = touchesManifest || after.readings.some(({ waivers }) => waivers.length > 0);
  const added = bringsWaivers
    ? addedWaivers(
        parents().map(({ waivers }) => waivers),
        after.waivers,
      )
    : undefined;
  const pending =
    base && after.waivers.length > 0 && addedWaivers([waiversThere(base, changes, secretScanner)], after.waivers);
  const run = {
    policy,
    profile,
    today,
    extent: 'partial' as const,
    knownRules: once(() => new Set(ruleIds(detectors()))),
    compat: manifests.scan?.compat ?? [],
    ...(added && { added }),
    ...(pending && { pending }),
  };
  const coverage = coverageOf(after.read, 'partial', manifests.unread);
  const unread = new Set(coverage.skipped.map(({ path }) => path));
  const waived = applyBaseline(applyWaivers(judged, after.waivers, run), secrets, baseline, {
    ...run,
    unread,
    isGone: goneFrom(changeSet.after),
  });
  const weakened = touchesManifest ? weakenedBy(input, { own, target, manifests, after, parents: parents() }) : [];
  const entries = touchesBaseline
    ? judgeAddedEntries(ownBaseline, loadBaseline(changeSet.before), { policy, isPending: base !== undefined })
    : [];
  const findings = [...weakened, ...entries, ...waived].sort(compareFindings);
  const notices = noticeLines(manifests);
  const result = { findings, inventory: after.inventory, coverage, profile, today, notices };
  const shown = (path: string): string | undefined =>
    path === input.policy?.path ? input.policy.text : (changeSet.after.read(path) ?? changeSet.before.read(path));
  const quoted = quotedSecrets(
    result,
    { known: after.readings.map(({ path }) => path), manifests: manifests.manifests, read: shown },
    () => secretScanner,
  );
  const hidden = [...secrets, ...quoted];
  const valueIds = valueIdsOf(secrets);
  const known = { manifests: manifests.manifests, waivers: after.waivers };
  if (findings.length === 0)
    return { ...redactResult(result, hidden, shown, known), valueIds, waiverDays: policy.waiverDays };
  const isNewBeside = newness(after, parents());
  const freshlyShown = shownAnew(findings, parents(), { manifests, profile, today });
  const isNew = (found: Finding): boolean => {
    if (isShownOnly(found.rule)) return freshlyShown.has(found);
    return found.place.path === BASELINE_PATH && found.rule.startsWith('waiver/')
      ? touchesBaseline
      : isNewBeside(found);
  };
  const judgeAdoption = withoutAdoption(after, parents());
  const marked = {
    ...result,
    findings: findings.map((found) => {
      const marked = { ...holdingNobody(found, policy), isNew: isNew(found) };
      return judgeAdoption(inChange(marked, after.inventory, policy, today));
    }),
  };
  return { ...redactResult(marked, hidden, shown, known), valueIds, waiverDays: policy.waiverDays };
}

/** Outside `strict` the only programs that must be declared are those that build infrastructure. */
function namesPrograms({ declarations }: ManifestSet): boolean {
  return declarations.some(({ references }) => references.some(({ value }) => /^(?:cdk|pulumi|\*)/.test(value)));
}

/** @returns those of the findings on what code shows that the change brings; parents are judged only where there are any */
function shownAnew(
  findings: readonly Finding[],
  parents: readonly Side[],
  context: { readonly manifests: ManifestSet; readonly profile: Profile; readonly today: Day },
): ReadonlySet<Finding> {
  const shown = findings.filter(({ rule }) => isShownOnly(rule));
  if (shown.length === 0) return new Set();
  return newShown(
    shown,
    parents.map(({ inventory }) => judgeFamilies(inventory, context)),
  );
}

/**
 * What code shows of an identity, and what its entry lacks beyond owner and end, holds no change up, unless policy says so by
 * the rule's id: the whole run tells it.
 */
function holdingNobody(finding: Finding, { severities }: Policy): Finding {
  const { rule, severity } = finding;
  const isHeldBack = severity === 'error' && (isShownOnly(rule) || isDuty(rule)) && !severities.has(rule);
  return isHeldBack ? { ...finding, severity: 'warning' } : finding;
}

/** A secret's place is the very one of its finding. */
function valueIdsOf(secrets: readonly SecretMatch[]): ReadonlyMap<Place, string> {
  return new Map(secrets.flatMap(({ place, valueId }) => (valueId === undefined ? [] : [[place, valueId] as const])));
}

interface Weakening {
  readonly own: ManifestSet;
  readonly target: Target | undefined;
  readonly manifests: ManifestSet;
  readonly after: Side;
  readonly parents: readonly Side[];
}

function weakenedBy({ today }: ChangeInput, { own, target, manifests, after, parents }: Weakening): Finding[] {
  const sides = [...parents.map((parent) => parent.manifests), ...(target === undefined ? [] : [target.manifests])];
  return judgeWeakened({
    from: sides.map((side) => withTargetPolicy(side, own, today)),
    to: own,
    inventory: after.inventory,
    detectors: detectors(),
    judgedBy: manifests,
    isRequest: target !== undefined,
  });
}

interface Opened {
  /** The new side's own. */
  readonly own: ManifestSet;
  /** Of a request. */
  readonly target: Target | undefined;
  /** What the change is judged by: its own entries, and of a request the target's policy. */
  readonly manifests: ManifestSet;
}

function openManifests(input: ChangeInput): Opened {
  const { changeSet, governing, isFork, today } = input;
  const options = optionsOf(input);
  const own = loadManifests(changeSet.after, options);
  const snapshot = governing ?? (isFork === true ? changeSet.before : undefined);
  if (snapshot === undefined) return { own, target: undefined, manifests: own };
  const target = { snapshot, manifests: loadManifests(snapshot, options) };
  return { own, target, manifests: judgedByTarget(own, target.manifests, today) };
}

function optionsOf({ profile, policy }: ChangeInput): ManifestOptions {
  return {
    ...(profile !== undefined && { profile }),
    ...(policy !== undefined && { policy }),
    defaultSeverity: (rule: string) => findRule(rule, detectors())?.severity[profile ?? 'starter'],
  };
}
