import { realpathSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** @returns the folder of the files that this program is, absolute; undefined where it runs from its sources */
export function programFolder(): string | undefined {
  const [, program] = process.argv;
  if (program === undefined) return undefined;
  const file = realpathSync(program);
  return basename(file) === 'cli.js' ? dirname(file) : undefined;
}
