import type { Waiver } from '../model';
import { commentAt } from './comment';
import { WAIVER_MARKER } from './marker-hit';
import type { MarkerHit } from './marker-hit';

/** A reason is a sentence; a minified line behind it is none. */
const MAX_REASON_UNITS = 300;

/**
 * Reads `nhi-allow <rule> until 2026-12-31: <reason>` behind a comment sign. What is missing stays missing: whether the
 * waiver counts is judged later (`applyWaivers`).
 * @param path of the document, relative to the root
 * @param hits of one document, any order. Words that are no comment are passed over, and so are other tools' markers: they
 *        name neither end nor reason
 */
export function inlineWaivers(path: string, hits: readonly MarkerHit[]): Waiver[] {
  const read = hits.flatMap((hit) => {
    if (hit.marker !== WAIVER_MARKER) return [];
    const comment = commentAt(hit.lineText, hit.at, path);
    return comment === undefined ? [] : [{ hit, comment }];
  });
  const below = linesBelow(read.flatMap(({ hit, comment }) => (comment.isAlone ? [hit.line] : [])));
  return read.map(({ hit, comment }) => ({
    form: 'inline',
    ...readWords(comment.text.slice(WAIVER_MARKER.length)),
    coversLine: below.get(hit.line) ?? hit.line,
    place: hit.place,
  }));
}

/** Several waivers may stand above one line, one a line: each covers the first line that is none itself. */
function linesBelow(alone: readonly number[]): ReadonlyMap<number, number> {
  const below = new Map<number, number>();
  for (const line of alone.toSorted((a, b) => b - a)) below.set(line, below.get(line + 1) ?? line + 1);
  return below;
}

function readWords(words: string): Pick<Waiver, 'rule' | 'until' | 'reason'> {
  const next = words.toLowerCase().indexOf(WAIVER_MARKER);
  const text = (next < 0 ? words : withoutSign(words.slice(0, next))).trim();
  const [rule, afterRule] = firstWord(text);
  if (rule === 'until') return { rule: '', ...readEnd(text) };
  return { rule, ...readEnd(afterRule) };
}

function readEnd(text: string): Pick<Waiver, 'until' | 'reason'> {
  const [word, after] = firstWord(text);
  if (word !== 'until') return readReason(text);
  const [until, rest] = firstWord(after);
  return { ...(until === '' ? {} : { until }), ...readReason(rest) };
}

function readReason(text: string): Pick<Waiver, 'reason'> {
  const reason = text
    .replace(/^[\s:,–—-]{1,8}/, '')
    .trim()
    .slice(0, MAX_REASON_UNITS);
  return reason === '' || isPlaceholder(reason) ? {} : { reason };
}

/** `<why>`, as our own messages print it, and what people write to be done with it. */
function isPlaceholder(reason: string): boolean {
  return /^<[^<>]{0,40}>$/.test(reason) || /^(?:todo|tbd|fixme|xxx|reason|why|\.{3}|…)[.:]?$/i.test(reason);
}

/** @returns the first word without a colon or comma behind it, and the rest */
function firstWord(text: string): readonly [string, string] {
  const trimmed = text.trimStart();
  const end = trimmed.search(/[\s:,]/);
  return end < 0 ? [trimmed, ''] : [trimmed.slice(0, end), trimmed.slice(end).replace(/^[:,]/, '')];
}

/** The second waiver of a line begins with a comment sign of its own. */
function withoutSign(text: string): string {
  return text.replace(/[\s#/;%*'<!-]{1,8}$/, '');
}
