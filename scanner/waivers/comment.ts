/** A comment sign and what ends the comment before the line does. */
interface CommentSign {
  readonly sign: string;
  readonly end?: string;
  /** Only in files of these extensions: elsewhere the sign is too ordinary. */
  readonly extensions?: readonly string[];
}

const BASIC_EXTENSIONS = ['vb', 'vbs', 'bas', 'cls', 'frm', 'brs', 'bat', 'cmd'];

/** Longer signs first: `<!--` also ends in `--`. */
const SIGNS: readonly CommentSign[] = [
  { sign: '<!--', end: '-->' },
  { sign: '{{!--', end: '--}}' },
  { sign: '<%--', end: '--%>' },
  { sign: '{#', end: '#}' },
  { sign: '/*', end: '*/' },
  { sign: '(*', end: '*)' },
  { sign: '//' },
  { sign: '--' },
  { sign: '#' },
  { sign: ';' },
  { sign: '%' },
  { sign: "'", extensions: BASIC_EXTENSIONS },
];

/** `REM`, in any case, a word of its own. */
const REM = /(?:^|[\s:&@])rem$/i;

/** The part of a line that is a comment, as far as one line can tell. */
export interface LineComment {
  /** From the marker to the comment's end. */
  readonly text: string;
  /** Nothing but the comment stands on the line. */
  readonly isAlone: boolean;
}

/**
 * Judged by the line alone: a parser for every language would be slower and no surer.
 * @param start where the marker begins in `line`, UTF-16
 * @returns undefined where no comment sign stands right before the marker
 */
export function commentAt(line: string, start: number, path: string): LineComment | undefined {
  const before = line.slice(0, start).trimEnd();
  const found = signAt(before, path.slice(path.lastIndexOf('.') + 1).toLowerCase());
  if (found === undefined) return undefined;
  const rest = line.slice(start);
  const end = found.end === undefined ? -1 : rest.indexOf(found.end);
  const after = end < 0 ? '' : rest.slice(end + (found.end?.length ?? 0));
  // JSX comments stand in braces.
  const code = (before.slice(0, found.at) + after).replace(/[{}]/g, '');
  return { text: (end < 0 ? rest : rest.slice(0, end)).trim(), isAlone: code.trim() === '' };
}

function signAt(before: string, extension: string): { readonly at: number; readonly end?: string } | undefined {
  // A block comment's inner lines begin with a star.
  if (before.trim() === '*') return { at: 0, end: '*/' };
  const rem = REM.exec(before);
  if (rem !== null) return { at: rem.index };
  for (const { sign, end, extensions } of SIGNS) {
    // `///`, `/**`, `##`, `;;`, `//!`: the sign's last letter again, or a bang.
    const bare = withoutRun(before, sign);
    if (!bare.endsWith(sign) || extensions?.includes(extension) === false) continue;
    return { at: bare.length - sign.length, ...(end === undefined ? {} : { end }) };
  }
  return undefined;
}

/** Cuts what repeats the sign behind it. */
function withoutRun(before: string, sign: string): string {
  const last = sign.slice(-1);
  let end = before.length;
  if (before.endsWith('!') && before.slice(0, -1).endsWith(sign)) end--;
  while (end > sign.length && before[end - 1] === last && before.slice(0, end - 1).endsWith(sign)) end--;
  return before.slice(0, end);
}
