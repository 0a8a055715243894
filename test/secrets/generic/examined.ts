import { createScanner } from '../../../scanner/engine';
import type { Window } from '../../../scanner/engine';
import { createGenericJudge, keywords } from '../../../scanner/secrets/generic';
import type { Candidate } from '../../../scanner/secrets/generic/candidate';
import { Examination, weighedFlags } from '../../../scanner/secrets/generic/examine';
import { FileKind } from '../../../scanner/secrets/generic/file-kind';
import { confidenceOf } from '../../../scanner/secrets/generic/score';
import { readerOf } from '../../../scanner/text';
import { seeded } from '../seeded';

const scanner = createScanner({ vocabulary: { literals: [], keywords, markers: [] } });

const alphabets: Readonly<Record<string, string>> = {
  A: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  H: '0123456789abcdef',
  B: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
};

/**
 * Puts characters that are made when the test runs where the text says `%A24`: 24 letters and digits; `%H32`: hexadecimal;
 * `%B40`: base64. The same in every run. A `^` is taken out (`^^` is one): with one in its name an assignment in a test is
 * none to a scanner that reads the test.
 */
export function filled(text: string): string {
  return text
    .replace(/%([AHB])(\d{1,4})/g, (_, alphabet: string, length: string) =>
      seeded(Number(length) + 77).pick(alphabets[alphabet] ?? '', Number(length)),
    )
    .replace(/\^(\^?)/g, '$1');
}

/** Takes the marks << and >> out of a text. @returns it and what stood between them */
export function unmarked(marked: string): { readonly text: string; readonly value: string } {
  const start = marked.indexOf('<<');
  const end = marked.indexOf('>>', start);
  const value = marked.slice(start + 2, end);
  return { text: marked.slice(0, start) + value + marked.slice(end + 2), value };
}

interface Visits {
  name?: (window: Window, keyword: number, start: number, end: number, operator: number) => void;
  url?: (window: Window, scheme: number, colon: number, at: number) => void;
}

function visit(bytes: Uint8Array, { name, url }: Visits): void {
  const ignore = (): void => undefined;
  scanner.scan(readerOf(bytes), {
    literal: ignore,
    pem: ignore,
    marker: ignore,
    name: name ?? ignore,
    url: url ?? ignore,
  });
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Tells of every candidate that the walk finds in a text, while its window lasts. */
export function eachCandidate(
  text: string | Uint8Array,
  path: string,
  tell: (candidate: Candidate, examination: Examination, window: Window) => void,
): Examination | undefined {
  let examination: Examination | undefined;
  const examine = (window: Window): Examination => (examination ??= new Examination(window, new FileKind(path)));
  visit(typeof text === 'string' ? utf8(text) : text, {
    name(window, keyword, start, end, operator) {
      const current = examine(window);
      for (const one of [...current.candidatesAtName(window, keyword, start, end, operator)])
        tell(one, current, window);
    },
    url(window, scheme, colon, at) {
      const current = examine(window);
      const one = current.candidateInUrl(window, scheme, colon, at);
      if (one) tell(one, current, window);
    },
  });
  return examination;
}

export interface Walked {
  readonly joint: string;
  readonly name: string;
  readonly value: string;
  readonly writing: string;
  readonly isDefault: boolean;
}

/** @returns every candidate of a text: what the walk found */
export function walked(text: string, path = 'src/app.ts'): Walked[] {
  const found: Walked[] = [];
  eachCandidate(text, path, ({ joint, nameStart, nameEnd, start, end, writing, isDefault }, _, window) => {
    found.push({
      joint,
      name: window.utf8(nameStart, nameEnd),
      value: window.utf8(start, end),
      writing,
      isDefault,
    });
  });
  return found;
}

export interface Verdict {
  readonly value: string;
  /** Why the judgement ended before anything was summed up. */
  readonly veto?: string;
  readonly score?: number;
  readonly confidence?: string;
  readonly flags: readonly string[];
}

/** @returns what is thought of every candidate of a text */
export function verdicts(text: string, path = 'src/app.ts'): Verdict[] {
  const found: Verdict[] = [];
  eachCandidate(text, path, (candidate, examination, window) => {
    const value = window.utf8(candidate.start, candidate.end);
    const weighed = examination.weigh(candidate, true);
    if (typeof weighed === 'string') {
      found.push({ value, veto: weighed, flags: [] });
      return;
    }
    const confidence = confidenceOf(weighed.score);
    found.push({
      value,
      score: weighed.score,
      flags: weighedFlags.list(),
      ...(confidence === undefined ? {} : { confidence }),
    });
  });
  return found;
}

export interface Judged {
  readonly detector: string;
  readonly confidence: string;
  readonly value: string;
  readonly name?: string;
  readonly kind: string;
  readonly reason?: string;
  readonly rank: number;
  readonly decoding?: string;
}

/** @returns what the judge reports of a text */
export function judged(text: string, path = 'src/app.ts'): Judged[] {
  const found: Judged[] = [];
  const judge = createGenericJudge(path);
  const keep = (window: Window, matches: ReturnType<typeof judge.name>): void => {
    for (const { detector, confidence, parts, name, reason, rank, decoding } of matches) {
      found.push({
        detector: detector.id,
        kind: detector.kind,
        confidence,
        rank,
        value: parts.map(({ start, end }) => window.utf8(start, end)).join(''),
        ...(name === undefined ? {} : { name }),
        ...(reason === undefined ? {} : { reason }),
        ...(decoding === undefined ? {} : { decoding }),
      });
    }
  };
  visit(utf8(text), {
    name: (window, keyword, start, end, operator) => {
      keep(window, judge.name(window, keyword, start, end, operator));
    },
    url: (window, scheme, colon, at) => {
      keep(window, judge.url(window, scheme, colon, at));
    },
  });
  return found;
}
