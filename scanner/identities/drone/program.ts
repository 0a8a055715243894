import type { IdentityReading } from '../../model';
import { identityOfNames } from '../pipeline';
import { ReferenceCollector } from '../reference-collector';

/** `from_secret: 'name'` and `"from_secret": "name"`, with what it fills before it. */
const FROM_SECRET =
  /(?:["']?([A-Za-z_][\w-]{0,99})["']?[ \t]{0,5}:[ \t]{0,5}\{\s{0,80})?["']?from_secret["']?[ \t]{0,5}[:=][ \t]{0,5}(?:["']([\w.-]{1,100})["']|\w)/g;

/** @returns what a Jsonnet or Starlark pipeline says in so many words */
export function readProgram(path: string, text: string, system: string): IdentityReading {
  const collector = new ReferenceCollector(path, text);
  for (const { index, 0: whole, 1: slot, 2: name } of text.matchAll(FROM_SECRET)) {
    const end = index + whole.length - 1;
    collector.add({
      key: `${system}:secret/${name ?? '?'}`,
      role: 'uses',
      ...identityOfNames([slot, name]),
      duty: name === undefined ? 'found' : 'stored',
      consumer: slot,
      syntax: `${system}.from_secret`,
      range: name === undefined ? { start: end, end: end + 1 } : { start: end - name.length, end },
    });
  }
  return collector.reading();
}
