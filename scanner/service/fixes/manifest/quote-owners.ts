import type { TextEdit } from '../../../model';
import type { Fixer } from '../site';

/** `owner: @acme/web`, everybody's first try: YAML keeps `@` for itself. */
const UNQUOTED = /^([^#"'\r\n]{0,200}?(?:[:,-] {1,8}|\[ {0,8}))(@[\w./-]{1,200})(?=[ \t]*(?:[,}\]#\r\n]|$))/gm;

/** Quotes around every owner of the file that needs them. */
export const quoteOwners: Fixer = ({ path, text, rule, range }) => {
  if (rule !== 'manifest/invalid' || text[range.start] !== '@') return [];
  const edits = [...text.matchAll(UNQUOTED)].map(([, before = '', owner = ''], index, all): TextEdit => {
    const start = (all[index]?.index ?? 0) + before.length;
    return { path, range: { start, end: start + owner.length }, text: `"${owner}"` };
  });
  if (edits.length === 0) return [];
  return [
    {
      id: 'manifest/quote',
      title: `Put quotes around ${edits.length === 1 ? 'the owner' : `${edits.length} owners`} (changes ${path})`,
      edits,
      isSafe: true,
      isPreferred: true,
    },
  ];
};
