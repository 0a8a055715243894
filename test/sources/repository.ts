import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Change, Document } from '../../scanner/model';
import { readBytes } from '../../scanner/text';
import { temporaryFolder } from './temporary-folder';
import type { TemporaryFolder } from './temporary-folder';

/** A throw-away git repository. */
export interface Repository extends TemporaryFolder {
  /** Writes, stages and commits one file, without hooks; returns the commit's id. */
  commit(path: string, content: string | Uint8Array, message?: string): string;
  /** Writes and stages one file. */
  stage(path: string, content: string | Uint8Array): void;
  /** Runs git and does not mind how it ends: a merge that stops at a conflict. */
  tries(words: readonly string[]): { status: number; stderr: string };
  /** Object id of a revision. */
  id(revision: string): string;
  script(path: string, lines: readonly string[]): string;
}

/** @param hash git's object format */
export function repository(hash: 'sha1' | 'sha256' = 'sha1', more: readonly string[] = []): Repository {
  const folder = temporaryFolder();
  folder.git(['init', '-q', `--object-format=${hash}`, ...more]);
  folder.git(['config', 'gc.auto', '0']);
  const stage = (path: string, content: string | Uint8Array): void => {
    folder.write(path, content);
    folder.git(['--literal-pathspecs', 'add', '--force', '--', path]);
  };
  const id = (revision: string): string => folder.git(['rev-parse', '--verify', revision]).trim();
  return {
    ...folder,
    stage,
    id,
    commit(path, content, message = `change ${path}`) {
      stage(path, content);
      folder.git(['commit', '-q', '--no-verify', '-m', message]);
      return id('HEAD');
    },
    tries(words) {
      const { status, stderr } = spawnSync('git', words, {
        cwd: folder.path,
        env: folder.environment,
        encoding: 'utf8',
      });
      return { status: status ?? -1, stderr };
    },
    script(path, lines) {
      const target = join(folder.path, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, ['#!/bin/sh', ...lines, ''].join('\n'));
      chmodSync(target, 0o755);
      return target;
    },
  };
}

/** @returns the content, a byte a letter */
export function textOf(document: Document): string {
  const reader = document.open();
  try {
    return Buffer.from(readBytes(reader) ?? []).toString('latin1');
  } finally {
    reader.close();
  }
}

export interface Sides {
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly others?: readonly (string | undefined)[];
}

/** @returns path → contents */
export function sidesOf(changes: Iterable<Change>): Record<string, Sides> {
  const text = (document: Document | undefined): string | undefined =>
    document === undefined ? undefined : textOf(document);
  const sides: Record<string, Sides> = {};
  for (const { path, before, after, otherBefore } of changes) {
    sides[path] = {
      before: text(before),
      after: text(after),
      ...(otherBefore !== undefined && { others: otherBefore.map(text) }),
    };
  }
  return sides;
}

/** @returns path → new content, of what is not taken away */
export function newTexts(changes: Iterable<Change>): Record<string, string> {
  const sides = Object.entries(sidesOf(changes));
  return Object.fromEntries(sides.flatMap(([path, { after }]) => (after === undefined ? [] : [[path, after]])));
}

/** Runs `act` with other variables in this process's environment. */
export function withEnvironment<T>(variables: Readonly<Record<string, string | undefined>>, act: () => T): T {
  const kept = { ...process.env };
  const restore = (): void => {
    for (const name of Object.keys(process.env)) if (!(name in kept)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, kept);
  };
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
  try {
    const result = act();
    if (result instanceof Promise) return result.finally(restore) as T;
    restore();
    return result;
  } catch (error) {
    restore();
    throw error;
  }
}
