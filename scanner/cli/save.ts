import { chmodSync, lstatSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../model';

/** What the system says, in words a person can act on. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'its folder is a file',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'it is a symbolic link that leads to itself',
};

/**
 * Writes a whole file or none: beside it first, then renamed onto it, so that no reader and no Ctrl-C meets half a report.
 * A symbolic link is followed; what is no regular file (a pipe, /dev/null) is written to as it is.
 * @param path relative to `cwd`
 * @throws UsageError where it cannot be written
 */
export function saveFile(cwd: string, path: string, text: string): void {
  try {
    const { target, mode } = targetOf(resolve(cwd, path));
    if (mode === 'special') writeFileSync(target, text);
    else replaceFile(target, text, mode);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/**
 * Tells early what would only fail after the work is done.
 * @throws UsageError where there is a folder of that name, or none to hold it
 */
export function checkSavable(cwd: string, path: string): void {
  try {
    const { target } = targetOf(resolve(cwd, path));
    if (!statSync(dirname(target)).isDirectory()) throw new UsageError(`cannot write ${path}: its folder is a file`);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

function cannotWrite(path: string, error: unknown): unknown {
  if (error instanceof UsageError || !(error instanceof Error) || !('code' in error)) return error;
  return new UsageError(`cannot write ${path}: ${REASONS[String(error.code)] ?? String(error.code)}`);
}

interface Target {
  readonly target: string;
  /** Permission bits of the file that is there; `special` where it is no regular file. */
  readonly mode: number | 'special' | undefined;
}

function targetOf(wanted: string): Target {
  if (lstatSync(wanted, { throwIfNoEntry: false }) === undefined) return { target: wanted, mode: undefined };
  const target = realpathSync(wanted);
  const stat = statSync(target);
  if (stat.isDirectory()) throw Object.assign(new Error('folder'), { code: 'EISDIR' });
  return { target, mode: stat.isFile() ? stat.mode & 0o777 : 'special' };
}

function replaceFile(target: string, text: string, mode: number | undefined): void {
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    if (mode !== undefined) chmodSync(temporary, mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
