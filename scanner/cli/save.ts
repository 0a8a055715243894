import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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

/** A text and where it is to go, relative to the current folder. */
export interface FileToSave {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes whole files or none: all of them beside their places first, then renamed onto them, so that no reader and no Ctrl-C
 * meets half a report. A symbolic link is followed; what is no regular file (a pipe, /dev/null) is written to as it is.
 * @throws UsageError where one cannot be written, or two are one
 */
export function saveFiles(cwd: string, files: readonly FileToSave[]): void {
  const targets = targetsOf(cwd, files);
  const written: FileToSave[] = [];
  const writeAll = (act: (target: Target, file: FileToSave) => void): void => {
    for (const [index, file] of files.entries()) {
      const target = targets[index];
      try {
        if (target !== undefined) act(target, file);
      } catch (error) {
        throw cannotWrite(file.path, error);
      }
    }
  };
  try {
    writeAll(({ target, mode }, file) => {
      if (mode === 'special') return;
      written.push({ path: target, text: file.text });
      writeFileSync(temporaryOf(target), file.text, { flag: 'wx' });
      if (mode !== undefined) chmodSync(temporaryOf(target), mode);
    });
    writeAll(({ target, mode }, { text }) => {
      if (mode === 'special') writeFileSync(target, text);
      else renameSync(temporaryOf(target), target);
    });
  } catch (error) {
    for (const { path } of written) if (existsSync(temporaryOf(path))) rmSync(temporaryOf(path));
    throw error;
  }
}

/**
 * Tells early what would only fail after the work is done.
 * @throws UsageError where there is a folder of that name, or none to hold it, or two paths lead to one file
 */
export function checkSavable(cwd: string, paths: readonly string[]): void {
  targetsOf(
    cwd,
    paths.map((path) => ({ path, text: '' })),
  );
}

/**
 * @param folder absolute
 * @throws UsageError where it cannot be made
 */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw cannotWrite(folder, error);
  }
}

function cannotWrite(path: string, error: unknown): unknown {
  if (error instanceof UsageError || !(error instanceof Error) || !('code' in error)) return error;
  return new UsageError(`cannot write ${path}: ${REASONS[String(error.code)] ?? String(error.code)}`);
}

interface Target {
  /** Absolute, its folder's real path. */
  readonly target: string;
  /** Permission bits of the file that is there; `special` where it is no regular file. */
  readonly mode: number | 'special' | undefined;
}

function targetsOf(cwd: string, files: readonly FileToSave[]): readonly Target[] {
  const taken = new Map<string, string>();
  return files.map(({ path }) => {
    try {
      const { target, mode } = targetOf(resolve(cwd, path));
      const other = mode === 'special' ? undefined : taken.get(target);
      if (other !== undefined) throw new UsageError(`two reports go to ${path}: give each a file of its own`);
      taken.set(target, path);
      return { target, mode };
    } catch (error) {
      throw cannotWrite(path, error);
    }
  });
}

function targetOf(wanted: string): Target {
  if (lstatSync(wanted, { throwIfNoEntry: false }) === undefined) {
    const folder = realpathSync(dirname(wanted));
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
    return { target: join(folder, basename(wanted)), mode: undefined };
  }
  const target = realpathSync(wanted);
  const stat = statSync(target);
  if (stat.isDirectory()) throw Object.assign(new Error('folder'), { code: 'EISDIR' });
  return { target, mode: stat.isFile() ? stat.mode & 0o777 : 'special' };
}

function temporaryOf(target: string): string {
  return join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
}
