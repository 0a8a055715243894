import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../model';

/**
 * @param given a file that the caller named, relative to `cwd`
 * @throws UsageError where it is not there or cannot be read
 */
export function readText(cwd: string, given: string): string {
  try {
    return readFileSync(resolve(cwd, given), 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw new UsageError(`${given}: ${code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`}`);
  }
}
