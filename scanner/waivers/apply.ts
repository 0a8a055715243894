import type { Finding, Waiver } from '../model';
import { compareFindings, pathClass, withFingerprints } from '../text';
import type { FindingDraft } from '../text';
import { compareCover, indexExcuses, isForbidden, placesOf } from './cover';
import type { Excuses } from './cover';
import { sayOf, SEVERITIES } from './say';
import { faultsOf, forbiddenFault, hasEnded } from './waiver-fault';
import type { WaiverRun } from './waiver-run';

/**
 * Marks what is excused, and finds what is wrong with the excuses: an incomplete, forbidden or expired one excuses nothing
 * and is a finding itself. A finding about several uses that are not all excused goes on to those that are left.
 * @param findings none waived yet
 * @param waivers registered and inline ones and other tools' markers, any order
 * @returns the findings and those about waivers, by path, position, rule
 */
export function applyWaivers(findings: readonly Finding[], waivers: readonly Waiver[], run: WaiverRun): Finding[] {
  const faults = new Map(waivers.map((waiver) => [waiver, faultsOf(waiver, run)]));
  const inOrder = waivers.filter((waiver) => faults.get(waiver)?.length === 0 && !hasEnded(waiver, run.today));
  const isPending = (waiver: Waiver): boolean => run.pending?.has(waiver) === true;
  const used = new Set<Waiver>();
  const note: Note = (waiver, fault) => {
    if (fault === undefined) used.add(waiver);
    else faults.set(waiver, [fault]);
  };
  const excuses = indexExcuses(inOrder.filter((waiver) => !isPending(waiver)));
  const judged = findings.map((finding) => excuse(finding, excuses, run, note));
  const later = indexExcuses(inOrder.filter(isPending));
  for (const finding of judged.filter(({ waived }) => waived === undefined)) excuse(finding, later, run, note);
  return [...judged, ...reportWaivers(waivers, faults, used, findings, run)].sort(compareFindings);
}

/** Of what nobody wrote an end to. */
const NO_END = 'never';

type Note = (waiver: Waiver, fault?: string) => void;

function excuse(finding: Finding, excusesOf: Excuses, { profile }: WaiverRun, note: Note): Finding {
  const excuses: Waiver[] = [];
  const left = placesOf(finding).filter((place) => {
    const found = excusesOf(finding, place);
    const allowed = found.filter((waiver) => !isForbidden(waiver, finding, profile));
    for (const waiver of found) {
      const isAllowed = allowed.includes(waiver);
      note(waiver, isAllowed ? undefined : forbiddenFault(waiver, profile));
    }
    excuses.push(...allowed.slice(0, 1));
    return allowed.length === 0;
  });
  const [place, ...related] = left;
  if (place !== undefined) return excuses.length === 0 ? finding : { ...finding, place, related };
  // An excuse of many uses is as good as the first of them to end.
  const first = excuses.sort((a, b) => compareCover(b, a))[0];
  return { ...finding, waived: { reason: first?.reason ?? first?.marker ?? '', until: first?.until ?? NO_END } };
}

function reportWaivers(
  waivers: readonly Waiver[],
  faults: ReadonlyMap<Waiver, readonly string[]>,
  used: ReadonlySet<Waiver>,
  findings: readonly Finding[],
  run: WaiverRun,
): Finding[] {
  const covered = new Set(findings.flatMap(placesOf).map(({ path, start }) => `${path}:${start.line}`));
  const subjects = new Map<FindingDraft, string>();
  const drafts = waivers.flatMap((waiver) => {
    const isText = isExampleText(waiver) && !covered.has(`${waiver.place.path}:${waiver.coversLine}`);
    const said = isText ? undefined : sayOf(waiver, faults.get(waiver) ?? [], used.has(waiver), run);
    if (said === undefined) return [];
    const { policy } = run;
    const severity = policy.severities.get(said.rule) ?? SEVERITIES[said.rule];
    if (severity === 'off') return [];
    const { rule, message, remedy } = said;
    const draft: FindingDraft = { rule, severity, message, place: waiver.place, remedy: { text: remedy }, related: [] };
    subjects.set(draft, `${waiver.form} ${waiver.rule} ${waiver.until ?? waiver.marker ?? ''}`);
    return [draft];
  });
  return withFingerprints(drafts, (draft) => subjects.get(draft) ?? '');
}

/** Documentation shows waivers; one that covers nothing there is text. */
function isExampleText({ form, place }: Waiver): boolean {
  const kind = pathClass(place.path);
  return form !== 'registered' && (kind === 'docs' || kind === 'vendored');
}
