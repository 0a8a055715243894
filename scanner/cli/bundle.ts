import { realpathSync } from 'node:fs';
import { basename } from 'node:path';

/** @returns the one file that this program is, absolute; undefined where it runs from its sources */
export function bundle(): string | undefined {
  const [, program] = process.argv;
  if (program === undefined) return undefined;
  const file = realpathSync(program);
  return basename(file) === 'cli.js' ? file : undefined;
}
