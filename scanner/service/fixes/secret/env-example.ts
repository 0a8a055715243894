import type { TextEdit } from '../../../model';
import { lineBreakOf } from '../yaml/lines';

const NAMES = ['.env.example', '.env.sample', '.env.template', 'example.env'];

/** @returns the file that lists the variables of a program: the nearest upward, else a new one at the root */
export function exampleFileFor(path: string, read: (path: string) => string | undefined): string {
  for (let folder = folderOf(path); ; folder = folderOf(folder.slice(0, -1))) {
    const found = NAMES.find((name) => read(folder + name) !== undefined);
    if (found !== undefined) return folder + found;
    if (folder === '') return '.env.example';
  }
}

/** @returns what adds the name with nothing behind it; nothing where it stands there */
export function addToExample(
  file: string,
  name: string,
  read: (path: string) => string | undefined,
): readonly TextEdit[] {
  const text = read(file) ?? '';
  if (new RegExp(`^(?:export )?${name}=`, 'm').test(text)) return [];
  const lineBreak = lineBreakOf(text);
  const gap = text === '' || text.endsWith('\n') ? '' : lineBreak;
  const at = { start: text.length, end: text.length };
  return [{ path: file, range: at, text: `${gap}${name}=${lineBreak}` }];
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
