import { isMap, isScalar, isSeq } from 'yaml';
import { quoted } from '../edit/entry-lines';
import type { TextChange } from '../edit/insertion';
import { scalarText } from '../edit/scalar-text';
import { rangeOf } from '../shape/reading';

/** Keys and globs: they hold signs that mean something else where they stand bare. */
const QUOTED: ReadonlySet<string> = new Set(['references', 'exclude', 'include', 'paths', 'key', 'identity']);

/**
 * Gives each text the quotes that we write: owners and keys double ones, days and single words none, sentences those that
 * they have, but never single ones. Text that goes over several lines stays as it is.
 * @param name of the key that the node stands behind; of a list's item that of the list
 */
export function requote(text: string, node: unknown, name = ''): TextChange[] {
  if (isSeq(node)) return node.items.flatMap((item) => requote(text, item, name));
  if (isMap(node)) {
    return node.items.flatMap(({ key, value }) => [
      ...(isScalar(key) ? bareKey(text, key) : []),
      ...requote(text, value, isScalar(key) ? String(key.value) : ''),
    ]);
  }
  if (!isScalar(node) || typeof node.value !== 'string') return [];
  const { start, end } = rangeOf(node);
  const written = text.slice(start, end);
  if (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL' || /[\r\n]/.test(written)) return [];
  const wanted = QUOTED.has(name) ? quoted(node.value) : scalarText(name, node.value);
  // A sentence without quotes reads well; one that has double ones may hold what needs them.
  const isFine = wanted.startsWith('"') && !isMeantToBeQuoted(name) && node.type !== 'QUOTE_SINGLE';
  return isFine || written === wanted ? [] : [{ start, end, text: wanted }];
}

function isMeantToBeQuoted(name: string): boolean {
  return QUOTED.has(name) || scalarText(name, 'a').startsWith('"');
}

function bareKey(text: string, key: Parameters<typeof rangeOf>[0] & { value: unknown }): TextChange[] {
  const { start, end } = rangeOf(key);
  const isQuoted = /^["']/.test(text.slice(start, end));
  const isPlain = typeof key.value === 'string' && /^[a-z_$][\w$-]*$/i.test(key.value);
  return isQuoted && isPlain ? [{ start, end, text: String(key.value) }] : [];
}
