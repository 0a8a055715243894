import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** One example of a fix: files before it, the place where it is asked for, files after it. */
export interface FixCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** Where the marker stood. */
  readonly path: string;
  readonly offset: number;
  /** Of the fix. */
  readonly id: string;
  /** Whether it is to be offered there. */
  readonly isOffered: boolean;
  /** Only the files that it changes or makes. */
  readonly after: Readonly<Record<string, string>>;
  readonly title?: string;
  readonly note?: string;
}

const MARKER = /<(want|no) ([a-z-]+\/[a-z-]+)>/;

/** Values that no file may hold, made when they are needed. */
export type Stand = (name: string) => string;

/**
 * Reads `--- before PATH`, `--- after PATH`, `--- title` and `--- note`, each with its text below. In one of the texts before stands
 * `<want ID>`, or `<no ID>` where nothing may be offered; `{{name}}` stands for a value made at run time.
 * @param lineBreak of every file
 */
export function readCase(file: string, lineBreak: string, stand: Stand): FixCase {
  const before: Record<string, string> = {};
  const after: Record<string, string> = {};
  const told: Record<string, string> = {};
  let found: { path: string; offset: number; id: string; isOffered: boolean } | undefined;
  for (const part of readFileSync(file, 'utf8').split(/^--- /m).slice(1)) {
    const end = part.indexOf('\n');
    const [kind = '', path = ''] = part.slice(0, end).split(' ');
    const text = part
      .slice(end + 1)
      .replace(/\{\{(\w+)\}\}/g, (_, name: string) => stand(name))
      // A new file has the line breaks that we write.
      .replaceAll('\n', kind === 'after' && !(path in before) ? '\n' : lineBreak);
    if (kind === 'after') after[path] = text;
    else if (kind !== 'before') told[kind] = text.replaceAll(lineBreak, '\n').trim();
    else {
      const marker = MARKER.exec(text);
      if (marker) found = { path, offset: marker.index, id: marker[2]!, isOffered: marker[1] === 'want' };
      before[path] = text.replace(MARKER, '');
    }
  }
  if (found === undefined) throw new Error(`${file} has no marker`);
  return {
    name: basename(file).replace(/\.txt$/, ''),
    files: before,
    ...found,
    after,
    ...(told.title !== undefined && { title: told.title }),
    ...(told.note !== undefined && { note: told.note }),
  };
}
