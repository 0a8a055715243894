import { applyEdits, modify } from 'jsonc-parser/lib/esm/main.js';
import { compareText } from '../../text';

/** The package that holds this tool. */
const PACKAGE = 'nhi-guard';
const GROUPS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/** What is to become of a `package.json`: nothing where it names the tool, or is the tool's own. */
export type DependencyChange =
  { readonly kind: 'there' } | { readonly kind: 'change'; readonly text: string } | { readonly kind: 'unreadable' };

/**
 * Adds an exact development dependency where npm would put it and leaves all else, layout and line ends, as it is.
 * @param text of `package.json`
 */
export function withDependency(text: string, version: string): DependencyChange {
  const before = objectIn(text);
  if (before === undefined) return { kind: 'unreadable' };
  if (before['name'] === PACKAGE) return { kind: 'there' };
  if (GROUPS.some((group) => isObject(before[group]) && PACKAGE in before[group])) return { kind: 'there' };
  if (!isObject(before['devDependencies'] ?? {})) return { kind: 'unreadable' };
  const edits = modify(text, ['devDependencies', PACKAGE], version, {
    formattingOptions: layoutOf(text),
    getInsertionIndex: (names) => names.filter((name) => compareText(name, PACKAGE) < 0).length,
  });
  const changed = applyEdits(text, edits);
  const after = objectIn(changed)?.['devDependencies'];
  return isObject(after) && after[PACKAGE] === version ? { kind: 'change', text: changed } : { kind: 'unreadable' };
}

function layoutOf(text: string): { insertSpaces: boolean; tabSize: number; eol: string } {
  const [, indent = '  '] = /^([ \t]+)"/m.exec(text) ?? [];
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    // npm itself says what is wrong with it.
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
