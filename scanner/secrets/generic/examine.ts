import type { Window } from '../../engine';
import { isBareScheme, schemeArgument } from './auth-scheme';
import { Candidate } from './candidate';
import { readCarried } from './carried';
import { BLANK, classAt } from './byte-class';
import { Evidence } from './evidence';
import { decodeSecretData } from './kubernetes-secret';
import type { FileKind } from './file-kind';
import { FlagSet } from './flags';
import { model } from './model';
import { describeName } from './name-flags';
import { describePlace } from './place-flags';
import { factsOfName, textOfName } from './name-memory';
import { isWeakKeyword } from './keywords';
import { isTool } from './tool-options';
import { mostOf, scoreOf } from './score';
import { describeForm, measureValue } from './value-flags';
import { HexTables } from './hex-table';
import { Scope } from './scope';
import { readUrlCredentials } from './url-credentials';
import { LONGEST_VALUE, SHORTEST_VALUE, hasSubstance, nameVetoes, placeVetoes, valueVetoes } from './vetoes';
import { walk } from './walk';

const OUT_OF_REACH = 'out of reach';
/** What weighing takes, in bytes looked at. */
const STEPS_A_CANDIDATE = 500;

export interface Weighed {
  readonly evidence: Evidence;
  /** In tenths of a log-odds. */
  readonly score: number;
}

/** Those of the candidate that was weighed last, in whatever document. */
export const weighedFlags = new FlagSet();

/** The examination of one document: finds candidates and gathers what is known of them. */
export class Examination {
  readonly scope: Scope;
  private readonly hexTables = new HexTables();
  private readonly found: Candidate[] = [];

  constructor(window: Window, kind: FileKind) {
    this.scope = new Scope(window, kind);
  }

  /** Something was not looked at, because too much was before it. */
  isCut = false;

  private isSpent(): boolean {
    if (!this.scope.isExhausted) return false;
    this.isCut = true;
    return true;
  }

  /** The candidates at a name record. Valid until the next call. */
  candidatesAtName(
    window: Window,
    keyword: number,
    start: number,
    end: number,
    operator: number,
  ): readonly Candidate[] {
    const { scope, found } = this;
    scope.moveTo(window, start);
    found.length = 0;
    if (this.isSpent()) return found;
    if (!readCarried(scope, start, end, operator, found) && !isAccident(scope, keyword, start, end)) {
      walk(scope, start, end, found);
    }
    for (let i = found.length - 1; i >= 0; i--) {
      const candidate = found[i];
      if (candidate === undefined) continue;
      if (candidate.joint === 'scheme' || candidate.numbers !== undefined) continue;
      const argument = schemeArgument(scope.bytes, candidate.start, candidate.end);
      if (argument >= 0) {
        const made = new Candidate(
          'scheme',
          candidate.start,
          schemeEnd(scope, candidate.start),
          argument,
          candidate.end,
          candidate.writing,
        );
        made.next = candidate.next;
        found[i] = made;
      } else if (isBareScheme(scope.bytes, candidate.start, candidate.end)) found.splice(i, 1);
    }
    return found;
  }

  candidateInUrl(window: Window, colons: number, colon: number, sign: number): Candidate | undefined {
    this.scope.moveTo(window, colons);
    if (this.isSpent()) return undefined;
    return readUrlCredentials(this.scope, colons, colon, sign);
  }

  /**
   * Weighs a candidate in stages.
   * @param isComplete go on also where nothing that is still to come can make it worth a look
   * @returns its evidence and score, or why the examination ended
   */
  weigh(candidate: Candidate, isComplete = false): Weighed | string {
    const { scope } = this;
    const flags = weighedFlags;
    const { start, end } = candidate;
    const length = end - start;
    if (length < SHORTEST_VALUE || length > LONGEST_VALUE) return 'length';
    if (candidate.numbers === undefined && !hasSubstance(scope.bytes, start, end)) return 'no letters';
    scope.steps += STEPS_A_CANDIDATE;
    const evidence = new Evidence(scope, candidate, this.hexTables, decodeSecretData(scope, candidate));
    for (const { id, test } of nameVetoes) if (test(evidence)) return id;
    flags.clear();
    describeName(evidence, flags);
    const least = isComplete ? Number.NEGATIVE_INFINITY : leastFor(evidence);
    measureValue(evidence, flags);
    if (scoreOf(flags) + mostOf('form', evidence.class) < least && !evidence.isWeak) return OUT_OF_REACH;
    for (const { id, test } of valueVetoes) if (test(evidence)) return id;
    describeForm(evidence, flags);
    if (scoreOf(flags) < least && !evidence.isWeak) return OUT_OF_REACH;
    for (const { id, test } of placeVetoes) if (test(evidence)) return id;
    describePlace(evidence, flags);
    return { evidence, score: scoreOf(flags) };
  }

  nameOf(candidate: Candidate): string {
    return textOfName(this.scope, candidate.nameStart, candidate.nameEnd);
  }
}

/** The keyword is a short one, or a tool's name, and stands inside a word that means something else (`design`, `mapping`). */
function isAccident(scope: Scope, keyword: number, start: number, end: number): boolean {
  if (!isWeakKeyword(keyword)) return false;
  if (classAt(scope.bytes, end) & BLANK && isTool(scope, start, end)) return false;
  return factsOfName(scope, start, end).isAccident;
}

/** The least score of a value from which what stands around it can still make it worth a look. */
function leastFor({ class: found, candidate: { wrapStart, wrapEnd, isDefault } }: Evidence): number {
  const wrap = wrapEnd > wrapStart || isDefault ? mostOf('wrap', found) : 0;
  return model.bands.possible - mostOf('place', found) - wrap;
}

function schemeEnd({ bytes }: Scope, start: number): number {
  let end = start;
  while ((bytes[end] ?? 0) > 0x20) end++;
  return end;
}
