import type { Waiver } from '../model';
import { WAIVER_MARKER } from './marker-hit';
import type { MarkerHit } from './marker-hit';

/** What a marker covers, told from the words behind it. */
type Reach = 'line' | 'next-line' | 'block';

/** Every rule of the family: other tools' markers name none of ours. */
export const FOREIGN_RULE = 'secret/*';

/**
 * Reads other tools' markers as their own documentation says: gitleaks, betterleaks, TruffleHog, Kingfisher and ggshield cover
 * the marker's line; detect-secrets and secretlint also the next one, where the words say so; semgrep the next one where the
 * comment stands alone. Whether they count is judged later (`applyWaivers`).
 * @param hits of one document, any order. Words that are no comment are passed over
 */
export function foreignWaivers(path: string, hits: readonly MarkerHit[]): Waiver[] {
  return hits.flatMap(({ marker, tool, line, lineText, at, place }): Waiver[] => {
    if (marker === WAIVER_MARKER) return [];
    const before = commentBefore(lineText.slice(0, at));
    const read = before === undefined ? undefined : readWords(marker, lineText.slice(at + marker.length), before);
    if (read === undefined) return [];
    const { reach, words } = read;
    const coversLine = reach === 'next-line' ? line + 1 : line;
    const covers = reach === 'block' ? {} : { coversLine };
    return [{ form: 'foreign', rule: FOREIGN_RULE, tool, marker: words, ...covers, place }];
  });
}

/** @returns what stands before the comment that the marker is in; undefined where it is in none */
function commentBefore(before: string): string | undefined {
  const sign = /(?:^|\s)(?:[#;%*]|\/\/|\/\*|<!--|--|\{\{?[#!-])/.exec(before);
  if (sign !== null) return before.slice(0, sign.index).trim();
  // `key = "x";//gitleaks:allow`: the sign right before the marker needs no space.
  const close = /(?:#|\/\/|\/\*|--)\s{0,8}$/.exec(before);
  return close === null ? undefined : before.slice(0, close.index).trim();
}

function readWords(
  marker: string,
  behind: string,
  before: string,
): { readonly reach: Reach; readonly words: string } | undefined {
  const [, suffix = ''] = /^([a-z -]{0,20})/i.exec(behind) ?? [];
  const said = suffix.toLowerCase();
  if (marker.startsWith('pragma:')) {
    const [, next, secret] = /^[ -](nextline[ -])?(secret)\b/.exec(said) ?? [];
    if (secret === undefined) return undefined;
    return next === undefined
      ? { reach: 'line', words: `${marker} secret` }
      : { reach: 'next-line', words: `${marker} nextline secret` };
  }
  if (marker === 'secretlint-disable') {
    const [, where] = /^-(next-line|line)\b/.exec(said) ?? [];
    if (where === undefined) return said.startsWith('-') ? undefined : { reach: 'block', words: marker };
    return { reach: where === 'line' ? 'line' : 'next-line', words: `${marker}-${where}` };
  }
  // A name that only begins like the marker: `ggignored`.
  if (/^[\w-]/.test(behind)) return undefined;
  return { reach: marker === 'nosemgrep' && before === '' ? 'next-line' : 'line', words: marker };
}
