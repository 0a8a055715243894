/** How a one-line comment is written; undefined where the format has none. */
export interface CommentSign {
  readonly open: string;
  readonly close: string;
}

const plain = (open: string): CommentSign => ({ open, close: '' });
const SLASHES = plain('//');
const DASHES = plain('--');
const MARKUP: CommentSign = { open: '<!--', close: ' -->' };
const STARS: CommentSign = { open: '/*', close: ' */' };

const BY_EXTENSION: ReadonlyMap<string, CommentSign | undefined> = new Map([
  ...[
    ...['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx', 'java', 'kt', 'kts', 'scala', 'groovy', 'gradle'],
    ...['go', 'rs', 'c', 'h', 'cc', 'cpp', 'hpp', 'cs', 'fs', 'swift', 'dart', 'php', 'm', 'mm', 'zig', 'sol'],
    ...['scss', 'less', 'jsonc', 'json5', 'proto', 'bicep'],
  ].map((extension) => [extension, SLASHES] as const),
  ...['sql', 'lua', 'hs', 'elm', 'adb', 'ads'].map((extension) => [extension, DASHES] as const),
  ...['html', 'htm', 'xml', 'md', 'svg', 'vue', 'svelte', 'config', 'csproj', 'plist'].map(
    (extension) => [extension, MARKUP] as const,
  ),
  ['css', STARS],
  ['ini', plain(';')],
  ['lisp', plain(';')],
  ['clj', plain(';')],
  ['tex', plain('%')],
  ['erl', plain('%')],
  ...['json', 'ipynb', 'csv', 'tsv', 'txt', 'pem', 'key', 'log'].map((extension) => [extension, undefined] as const),
]);

/** Most configuration and every shell. */
const HASH = plain('#');

/** @returns how a comment is written in a file of this path */
export function commentSign(path: string): CommentSign | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const extension = name.slice(name.lastIndexOf('.') + 1);
  return BY_EXTENSION.has(extension) ? BY_EXTENSION.get(extension) : HASH;
}
