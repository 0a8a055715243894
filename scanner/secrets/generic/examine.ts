import type { Window } from '../../engine';
import { isBareScheme, schemeArgument } from './auth-scheme';
import type { Candidate } from './candidate';
import { readCarried } from './carried';
import { firstEvidence, measure, nameText } from './evidence';
import type { Evidence, FirstEvidence } from './evidence';
import { describe } from './features';
import { decodeSecretData } from './kubernetes-secret';
import type { FileKind } from './file-kind';
import type { FlagSet } from './flags';
import { HexTables } from './hex-table';
import { Scope } from './scope';
import { surroundingsOf } from './surroundings';
import { readUrlCredentials } from './url-credentials';
import { firstVetoes, hasSubstance, isPlaceholder, isWeakPassword, lastVetoes } from './vetoes';
import { walk } from './walk';

const NEXT_BYTES = 12;
/** Longer values are no user's name. */
const USER_BYTES = 60;

/** The examination of one document: finds candidates and gathers what is known of them. */
export class Examination {
  readonly scope: Scope;
  private readonly hexTables = new HexTables();
  private readonly found: Candidate[] = [];

  constructor(window: Window, kind: FileKind) {
    this.scope = new Scope(window, kind);
  }

  /** The candidates at a name record. Valid until the next call. */
  candidatesAtName(window: Window, start: number, end: number, operator: number): readonly Candidate[] {
    const { scope, found } = this;
    scope.moveTo(window);
    found.length = 0;
    if (!readCarried(scope, start, end, operator, found)) walk(scope, start, end, found);
    for (let i = found.length - 1; i >= 0; i--) {
      const candidate = found[i];
      if (candidate === undefined) continue;
      if (candidate.joint === 'scheme' || candidate.numbers !== undefined) continue;
      const argument = schemeArgument(scope.bytes, candidate.start, candidate.end);
      if (argument >= 0)
        found[i] = {
          ...candidate,
          joint: 'scheme',
          start: argument,
          nameStart: candidate.start,
          nameEnd: schemeEnd(scope, candidate.start),
        };
      else if (isBareScheme(scope.bytes, candidate.start, candidate.end)) found.splice(i, 1);
    }
    return found;
  }

  candidateInUrl(window: Window, colons: number, colon: number, sign: number): Candidate | undefined {
    this.scope.moveTo(window);
    return readUrlCredentials(this.scope, colons, colon, sign);
  }

  /** @returns the evidence, or the id of the veto that ended the examination */
  evidenceOf(candidate: Candidate): Evidence | string {
    const { scope } = this;
    if (candidate.numbers === undefined && !hasSubstance(scope.bytes, candidate.start, candidate.end))
      return 'no letters';
    const decoded = decodeSecretData(scope, candidate);
    const first: FirstEvidence = firstEvidence(scope, candidate, decoded);
    for (const veto of firstVetoes) if (veto.test(first)) return veto.id;
    const measured = measure(first);
    const evidence: Evidence = {
      ...first,
      ...measured,
      isWeak: isWeakPassword(first, measured.placeholder, decoded !== undefined),
      place: surroundingsOf(scope, candidate, first.facts.length <= USER_BYTES ? first.text : ''),
      isHexTable:
        (measured.shape === 'hex' || measured.shape === 'hex-standard') &&
        this.hexTables.isTable(scope, candidate.start, first.facts.length),
    };
    for (const veto of lastVetoes) if (veto.test(evidence)) return veto.id;
    return isPlaceholder(evidence) && !evidence.isWeak ? 'placeholder' : evidence;
  }

  describe(evidence: Evidence, flags: FlagSet): void {
    const { window } = this.scope;
    const { candidate } = evidence;
    const next = window.latin1(candidate.next, Math.min(window.end, candidate.next + NEXT_BYTES));
    const { user, host } = candidate;
    describe(
      evidence,
      next,
      {
        user: user === undefined ? '' : window.latin1(user.start, user.end),
        host: host === undefined ? '' : window.latin1(host.start, host.end),
      },
      flags,
    );
  }

  nameOf(candidate: Candidate): string {
    return nameText(this.scope, candidate);
  }
}

function schemeEnd({ bytes }: Scope, start: number): number {
  let end = start;
  while ((bytes[end] ?? 0) > 0x20) end++;
  return end;
}
