// By its ES module: the package's main file is a UMD wrapper that no bundler can follow.
import { createScanner } from 'jsonc-parser/lib/esm/main.js';
import type { Range } from '../../model';
import { DEEPEST_NESTING } from '../../config';
import type { ConfigList, ConfigMap, ConfigMember, ConfigNode, ConfigText } from '../../config';

/** The scanner's `SyntaxKind`, a constant enumeration that isolated modules cannot import. */
const Token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  string: 10,
  end: 17,
} as const;

type Open =
  | { readonly node: ConfigMap; readonly members: ConfigMember[]; name?: ConfigText; isAfterColon: boolean }
  | { readonly node: ConfigList; readonly items: ConfigNode[] };

/**
 * Reads JSON with comments and trailing commas. It goes on after every error (a missing comma, a merge marker, an end that
 * comes too early) and keeps its own stack, so that no nesting can exhaust the program's.
 * @returns the first map or list; undefined where there is none
 */
export function readJson(text: string): ConfigNode | undefined {
  const scanner = createScanner(text, true);
  const stack: Open[] = [];
  /** Containers that are too deep to keep. */
  let skipped = 0;
  let root: ConfigNode | undefined;

  const place = (node: ConfigNode): void => {
    const top = stack.at(-1);
    // Only a container can be the root: a merge marker before it is no value.
    if (top === undefined) root ??= node.type === 'text' ? undefined : node;
    else if ('items' in top) top.items.push(node);
    else if (top.name !== undefined && top.isAfterColon) {
      top.members.push({ name: top.name.value, nameRange: top.name.range, value: node });
      delete top.name;
      top.isAfterColon = false;
    }
  };
  const open = (isMap: boolean): void => {
    if (skipped > 0 || stack.length >= DEEPEST_NESTING) {
      skipped++;
      return;
    }
    const members: ConfigMember[] = [];
    const items: ConfigNode[] = [];
    const entered: Open = isMap
      ? { node: { type: 'map', members }, members, isAfterColon: false }
      : { node: { type: 'list', items }, items };
    place(entered.node);
    stack.push(entered);
  };
  const string = (node: ConfigText): void => {
    const top = stack.at(-1);
    if (top === undefined || 'items' in top || top.isAfterColon) place(node);
    else top.name = node;
  };

  if (text.charCodeAt(0) === 0xfeff) scanner.setPosition(1);
  for (let token: number = scanner.scan(); token !== Token.end; token = scanner.scan()) {
    const isOpening = token === Token.openBrace || token === Token.openBracket;
    const isClosing = token === Token.closeBrace || token === Token.closeBracket;
    if (isOpening) open(token === Token.openBrace);
    else if (skipped > 0) skipped -= Number(isClosing);
    else if (isClosing) close(stack, token === Token.closeBrace);
    else if (token === Token.string) {
      string({ type: 'text', value: scanner.getTokenValue(), range: contentRange(text, scanner) });
    } else if (token === Token.colon) {
      const top = stack.at(-1);
      if (top !== undefined && 'members' in top && top.name !== undefined) top.isAfterColon = true;
    } else if (token === Token.comma) {
      const top = stack.at(-1);
      if (top !== undefined && 'members' in top) {
        delete top.name;
        top.isAfterColon = false;
      }
    } else {
      const range = tokenRange(scanner);
      place({ type: 'text', value: text.slice(range.start, range.end), range });
    }
  }
  return root;
}

type Scanner = ReturnType<typeof createScanner>;

/** Ends the innermost container of that kind, and whatever was left open inside it. */
function close(stack: Open[], isMap: boolean): void {
  const at = stack.findLastIndex((open) => 'members' in open === isMap);
  if (at >= 0) stack.length = at;
}

function tokenRange(scanner: Scanner): Range {
  const start = scanner.getTokenOffset();
  return { start, end: start + scanner.getTokenLength() };
}

/** Without the quotes; the last one may be missing. */
function contentRange(text: string, scanner: Scanner): Range {
  const { start, end } = tokenRange(scanner);
  return { start: start + 1, end: end > start + 1 && text[end - 1] === '"' ? end - 1 : end };
}
