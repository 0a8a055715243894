import { readPattern } from './pattern';
import type { Token } from './pattern';

/**
 * @param source a regular expression over paths relative to the repository, matched anywhere in them
 * @returns globs of nhi.yaml that together match the same paths; undefined where none do
 */
export function globsOf(source: string): readonly string[] | undefined {
  const pattern = readPattern(source);
  if (pattern === undefined || pattern.ignoresCase) return undefined;
  const globs: string[] = [];
  for (const tokens of withoutEdges(pattern.alternatives)) {
    const glob = globOf(tokens);
    if (glob === undefined) return undefined;
    globs.push(glob);
  }
  return [...new Set(globs)];
}

interface Edged {
  readonly tokens: readonly Token[];
  readonly start: 'anywhere' | 'path' | 'folder';
  readonly end: 'anywhere' | 'path' | 'folder';
}

/** `(^|/)a` and `a(/|$)` come as two alternatives each, of which one glob says both. */
function withoutEdges(alternatives: readonly (readonly Token[])[]): Edged[] {
  const read = alternatives.map((tokens): Edged => {
    const isFromStart = tokens[0]?.kind === 'start';
    const isToEnd = tokens.at(-1)?.kind === 'end';
    return {
      tokens: tokens.slice(isFromStart ? 1 : 0, isToEnd ? -1 : tokens.length),
      start: isFromStart ? 'path' : 'anywhere',
      end: isToEnd ? 'path' : 'anywhere',
    };
  });
  const atStart = merged(read, 'start', (tokens) => withoutSlash(tokens, true));
  return merged(atStart, 'end', (tokens) => withoutSlash(tokens, false));
}

/** Where the same tokens stand once at the edge of the path and once beside a slash, they name a whole segment. */
function merged(
  read: readonly Edged[],
  edge: 'start' | 'end',
  cut: (tokens: readonly Token[]) => readonly Token[] | undefined,
): Edged[] {
  const name = (tokens: readonly Token[], other: string): string => JSON.stringify([tokens, other]);
  const otherOf = ({ start, end }: Edged): string => (edge === 'start' ? end : start);
  const slashed = new Map<string, Edged>();
  for (const each of read) {
    const inner = each[edge] === 'anywhere' ? cut(each.tokens) : undefined;
    if (inner !== undefined) slashed.set(name(inner, otherOf(each)), each);
  }
  const used = new Set<Edged>();
  const joined = read.map((each): Edged => {
    const twin = each[edge] === 'path' ? slashed.get(name(each.tokens, otherOf(each))) : undefined;
    if (twin === undefined) return each;
    used.add(twin);
    return { ...each, [edge]: 'folder' };
  });
  return joined.filter((_, at) => !used.has(read[at] as Edged));
}

function withoutSlash(tokens: readonly Token[], isFirst: boolean): readonly Token[] | undefined {
  const at = isFirst ? 0 : tokens.length - 1;
  const token = tokens[at];
  if (token?.kind !== 'text') return undefined;
  if (!(isFirst ? token.text.startsWith('/') : token.text.endsWith('/'))) return undefined;
  const text = isFirst ? token.text.slice(1) : token.text.slice(0, -1);
  const kept: readonly Token[] = text === '' ? [] : [{ kind: 'text', text }];
  return isFirst ? [...kept, ...tokens.slice(1)] : [...tokens.slice(0, -1), ...kept];
}

function globOf({ tokens, start, end }: Edged): string | undefined {
  let glob = '';
  for (const [at, token] of tokens.entries()) {
    const piece = pieceOf(token, glob, tokens[at + 1], start);
    if (piece === undefined) return undefined;
    glob += piece;
  }
  if (glob === '') return undefined;
  const first = start === 'folder' ? '**/' : start === 'path' ? '' : glob.startsWith('/') ? '*/**' : '**';
  if (start !== 'anywhere' && glob.startsWith('/')) return undefined;
  // A glob covers the folder of its name with all that is in it; an expression that ends there means a file.
  if (end === 'path' && !hasExtension(glob)) return undefined;
  const last = end === 'anywhere' ? '**' : '';
  return tidied(first + glob + last);
}

function hasExtension(glob: string): boolean {
  const name = glob.slice(Math.max(glob.lastIndexOf('/'), glob.lastIndexOf('*')) + 1);
  return name.includes('.') && !name.endsWith('.');
}

function pieceOf(token: Token, before: string, next: Token | undefined, start: Edged['start']): string | undefined {
  switch (token.kind) {
    case 'text':
      return token.text.includes('*') ? undefined : token.text;
    case 'any':
      // Two stars between slashes may stand for no folder, the expression's for one at least.
      return (before === '' || before.endsWith('/')) && startsWithSlash(next) ? '*/**' : '**';
    case 'in-segment':
      return '*';
    case 'segment':
      return (before.endsWith('/') || (before === '' && start !== 'anywhere')) && startsWithSlash(next)
        ? '*'
        : undefined;
    case 'start':
    case 'end':
      return undefined;
  }
}

function startsWithSlash(token: Token | undefined): boolean {
  return token?.kind === 'text' && token.text.startsWith('/');
}

/** More than two stars in a row say no more than two, and behind a folder they say nothing. */
function tidied(glob: string): string {
  return glob.replace(/\*{3,}/g, '**');
}
