import type { Readable, Writable } from 'node:stream';
import type { Day } from '../model';
import type { FileToSave } from './save';
import type { Session } from './session';

/** A stream that people or programs read. */
export interface Stream {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Of a terminal. */
  readonly columns?: number | undefined;
}

/** Everything a command may touch of the world; `main.ts` makes the real one. */
export interface Host {
  /** Absolute. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Reports. */
  readonly out: Stream;
  /** Messages and progress. */
  readonly err: Stream;
  /** Whether a person can answer. */
  readonly isInteractive: boolean;
  /** @returns a line that a person typed, without its line break; undefined where the input ended */
  readLine(): Promise<string | undefined>;
  /**
   * @returns all of standard input
   * @throws UsageError where it is a terminal: nobody would know what is waited for
   */
  readInput(): Promise<Uint8Array>;
  /** @returns standard input and output as they are, for a command that talks with a program */
  channel(): { readonly input: Readable; readonly output: Writable };
  /** The day in UTC. */
  today(): Day;
  /** The moment, for reports that must say when they were made. */
  now(): Date;
  /** Since some moment; never goes back. */
  readonly milliseconds: () => number;
  /**
   * Writes a whole file or none.
   * @param path relative to `cwd`
   * @throws UsageError where it cannot be written
   */
  save(path: string, text: string): void;
  /**
   * Writes all files whole, or none.
   * @throws UsageError where one cannot be written, or two are one
   */
  saveAll(files: readonly FileToSave[]): void;
  /**
   * Tells early what would fail only after the work is done.
   * @param paths relative to `cwd`
   * @throws UsageError where `saveAll` cannot write there
   */
  checkSavable(paths: readonly string[]): void;
  readonly session: Session;
}

/** 0 clean, 1 findings at or above the threshold, 2 the work could not be done. */
export type ExitCode = 0 | 1 | 2;
