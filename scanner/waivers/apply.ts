import { addDays, daysBetween } from '../model';
import type { Coverage, Finding, Severity, Waiver } from '../model';
import { compareFindings, pathClass, withFingerprints } from '../text';
import type { FindingDraft } from '../text';
import { compareCover, indexExcuses, isForbidden, placesOf } from './cover';
import type { Excuses } from './cover';
import { WAIVER_MARKER } from './marker-hit';
import { faultsOf, hasEnded } from './waiver-fault';
import type { WaiverContext } from './waiver-fault';

/** How a waiver that is not in order is reported, unless policy says otherwise. */
const SEVERITIES = {
  'waiver/invalid': 'error',
  'waiver/expired': 'error',
  'waiver/added': 'warning',
  'waiver/expires-soon': 'warning',
  'waiver/unused': 'warning',
} as const satisfies Readonly<Record<string, Severity>>;

export interface WaiverRun extends WaiverContext {
  /** Only over the whole tree a waiver is `unused`. */
  readonly extent: Coverage['extent'];
  /** Those that the change under judgement brings. */
  readonly added?: ReadonlySet<Waiver>;
  /** Those that count only once they are where the change goes: they excuse nothing yet. */
  readonly pending?: ReadonlySet<Waiver>;
}

/**
 * Marks what is excused, and finds what is wrong with the excuses: an incomplete, forbidden or expired one excuses nothing
 * and is a finding itself. A finding about several uses that are not all excused goes on to those that are left.
 * @param findings none waived yet
 * @param waivers registered and inline ones, any order
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

type Note = (waiver: Waiver, fault?: string) => void;

function excuse(finding: Finding, excusesOf: Excuses, { profile }: WaiverRun, note: Note): Finding {
  const excuses: Waiver[] = [];
  const left = placesOf(finding).filter((place) => {
    const found = excusesOf(finding, place);
    const allowed = found.filter((waiver) => !isForbidden(waiver, finding, profile));
    for (const waiver of found) {
      const isAllowed = allowed.includes(waiver);
      note(waiver, isAllowed ? undefined : `is inline, and in ${profile} none covers a certain secret: register it`);
    }
    excuses.push(...allowed.slice(0, 1));
    return allowed.length === 0;
  });
  const [place, ...related] = left;
  if (place !== undefined) return excuses.length === 0 ? finding : { ...finding, place, related };
  // An excuse of many uses is as good as the first of them to end.
  const first = excuses.sort((a, b) => compareCover(b, a))[0];
  return { ...finding, waived: { reason: first?.reason ?? '', until: first?.until ?? '' } };
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
    subjects.set(draft, `${waiver.form} ${waiver.rule} ${waiver.until ?? ''}`);
    return [draft];
  });
  return withFingerprints(drafts, (draft) => subjects.get(draft) ?? '');
}

/** Documentation shows waivers; one that covers nothing there is text. */
function isExampleText({ form, place }: Waiver): boolean {
  const kind = pathClass(place.path);
  return form === 'inline' && (kind === 'docs' || kind === 'vendored');
}

interface Said {
  readonly rule: keyof typeof SEVERITIES;
  readonly message: string;
  readonly remedy: string;
}

function sayOf(waiver: Waiver, faults: readonly string[], isUsed: boolean, run: WaiverRun): Said | undefined {
  const { today, policy, extent } = run;
  const { rule, until = '', form } = waiver;
  if (faults.length > 0) {
    const end = addDays(today, policy.waiverDays);
    const whole =
      form === 'inline'
        ? `write ${WAIVER_MARKER} <rule> until <day, at most ${end}>: <why>, or remove the cause`
        : `give it rule, until (at most ${end}), reason and approved_by, or remove the cause`;
    return { rule: 'waiver/invalid', message: `This waiver ${faults.join(' and ')}`, remedy: whole };
  }
  const days = daysBetween(today, until);
  if (days >= 0 && run.added?.has(waiver) === true) return sayAdded(waiver, isUsed, run);
  if (days < 0) {
    const remedy = 'remove what it excused, or decide again and give it a new end';
    return { rule: 'waiver/expired', message: `This waiver of ${rule} ended on ${until}`, remedy };
  }
  if (!isUsed) {
    if (extent === 'partial') return undefined;
    const message = `This waiver of ${rule} excuses nothing any more`;
    return { rule: 'waiver/unused', message, remedy: 'take it out' };
  }
  if (days > policy.expiresSoonDays) return undefined;
  const message = `This waiver of ${rule} ends on ${until}, ${days === 0 ? 'today' : `in ${days} days`}`;
  return { rule: 'waiver/expires-soon', message, remedy: 'remove the cause before, or decide again' };
}

/** An inline one that excuses nothing is text, or useless at most. */
function sayAdded(waiver: Waiver, isUsed: boolean, { pending }: WaiverRun): Said | undefined {
  const { rule, until, form } = waiver;
  if (form === 'inline' && !isUsed) return undefined;
  const message = `This change brings a waiver of ${rule} until ${until ?? ''}`;
  if (pending?.has(waiver) !== true) {
    return { rule: 'waiver/added', message, remedy: 'approve it in review, or ask for the cause to be removed' };
  }
  const remedy = 'have it approved on the target branch first, or remove the cause';
  return { rule: 'waiver/added', message: `${message}, which counts once it is on the target branch`, remedy };
}
