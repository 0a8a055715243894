import { eachScalar, readYaml } from '../../../identities/yaml';
import type { Range } from '../../../model';
import { literalAt } from '../secret/lexer';
import type { Syntax } from '../secret/lexer';
import { CSHARP, GO, JAVA, JAVASCRIPT, KOTLIN, PHP, PYTHON, RUBY, RUST } from '../secret/syntaxes';
import { lineEnd, lineStart } from '../yaml/lines';

/** How a file type writes a comment that reaches to the line's end. */
interface CommentStyle {
  readonly sign: string;
  /** What tells whether the line begins outside of a string; undefined: it always does. */
  readonly syntax?: Syntax;
}

const HASH: CommentStyle = { sign: '#' };

const BY_EXTENSION: Readonly<Record<string, CommentStyle>> = {
  js: { sign: '//', syntax: JAVASCRIPT },
  cjs: { sign: '//', syntax: JAVASCRIPT },
  mjs: { sign: '//', syntax: JAVASCRIPT },
  ts: { sign: '//', syntax: JAVASCRIPT },
  cts: { sign: '//', syntax: JAVASCRIPT },
  mts: { sign: '//', syntax: JAVASCRIPT },
  go: { sign: '//', syntax: GO },
  java: { sign: '//', syntax: JAVA },
  kt: { sign: '//', syntax: KOTLIN },
  cs: { sign: '//', syntax: CSHARP },
  php: { sign: '//', syntax: PHP },
  rs: { sign: '//', syntax: RUST },
  py: { sign: '#', syntax: PYTHON },
  rb: { sign: '#', syntax: RUBY },
  sh: HASH,
  bash: HASH,
  yml: HASH,
  yaml: HASH,
  tf: HASH,
  tfvars: HASH,
  properties: HASH,
};

/**
 * @returns the sign of a comment that may stand alone on the line above a place; undefined where the file knows none, or the line
 *          above may be part of a string, a here-document or a command that goes on
 */
export function commentSignAbove(path: string, text: string, range: Range): string | undefined {
  const style = styleOf(path);
  const line = lineStart(text, range.start);
  const above = text.slice(lineStart(text, line - 1), line).trimEnd();
  if (style === undefined || (above.endsWith('\\') && line > 0) || /<<[~-]?["'\w<]/.test(text.slice(0, line)))
    return undefined;
  if (/\.ya?ml$/.test(path)) return isOnePlainLine(text, range) ? style.sign : undefined;
  if (style.syntax === undefined) return style.sign;
  const literal = literalAt(text, style.syntax, range);
  const isOnLine = literal !== undefined && literal.range.start >= line && literal.range.end <= lineEnd(text, line);
  return isOnLine ? style.sign : undefined;
}

function styleOf(path: string): CommentStyle | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^\.env(?:\.|$)|^(?:Docker|Container)file(?:\.|$)/.test(name)) return HASH;
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
}

/** In a block of text a comment is text. */
function isOnePlainLine(text: string, { start }: Range): boolean {
  const { documents, tolerant } = readYaml(text);
  if (tolerant !== undefined) return false;
  let isBlock = false;
  for (const root of documents) {
    eachScalar(root, ({ style, range }) => {
      const isAround = range.start <= start && start <= range.end;
      if (isAround && (style === 'block' || text.slice(range.start, range.end).includes('\n'))) isBlock = true;
    });
  }
  return !isBlock;
}
