import { fstatSync } from 'node:fs';
import { isatty } from 'node:tty';
import { dayOf, UsageError } from '../model';
import type { ExitCode, Host, Stream } from './host';
import { readTypedLine } from './read-line';
import { once } from '../once';
import { run } from './run';
import { checkSavable, saveFiles } from './save';
import type { FileToSave } from './save';
import type { Session } from './session';

const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;
const MILLISECONDS = 1000;
/** What shells say of a program that a signal ended: 128 and the signal's number. */
const ENDED_BY = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Makes the host of this process, runs its command and sets the exit code. Nothing else in the scanner prints, reads argv
 * or ends the process.
 */
export function runProcess(session: Session): void {
  let hasSpoken = false;
  let lost: ExitCode = 0;
  const onLost = (error: NodeJS.ErrnoException): void => {
    // `nhi scan | head`: whoever listened has heard enough.
    if (error.code === 'EPIPE') return;
    lost = 2;
    process.exitCode = 2;
    process.stderr.write(`nhi: cannot write to standard output: ${error.code ?? error.message}\n`);
  };
  const onSpeaking = (): void => {
    hasSpoken = true;
  };
  const words = process.argv.slice(2);
  void run(words, hostOf(session, onSpeaking, onLost)).then((code) => {
    // What is said may still be on its way. Else there is nothing to wait for: a commit is let go two milliseconds sooner.
    if (!hasSpoken) process.exit(code);
    process.exitCode = Math.max(code, lost);
  });
}

/**
 * @param onSpeaking told before anything is written
 * @param onLost told that what was written does not arrive
 */
function hostOf(session: Session, onSpeaking: () => void, onLost: (error: NodeJS.ErrnoException) => void): Host {
  const cwd = process.cwd();
  const saveAll = (files: readonly FileToSave[]): void => {
    holdSignals();
    saveFiles(cwd, files);
  };
  return {
    cwd,
    environment: process.env,
    out: streamOf(STDOUT, () => {
      onSpeaking();
      return process.stdout.on('error', onLost);
    }),
    err: streamOf(STDERR, () => {
      onSpeaking();
      return process.stderr.on('error', () => undefined);
    }),
    get isInteractive() {
      return isTerminal(STDIN) && isTerminal(STDOUT);
    },
    readLine: () => readTypedLine(process.stdin),
    readInput,
    channel: () => {
      onSpeaking();
      return { input: process.stdin, output: process.stdout };
    },
    today: () => dayOf(new Date()),
    now: () => new Date(),
    milliseconds: () => process.uptime() * MILLISECONDS,
    save: (path, text) => {
      saveAll([{ path, text }]);
    },
    saveAll,
    checkSavable: (paths) => {
      checkSavable(cwd, paths);
    },
    session,
  };
}

/**
 * @param open called once, with the first word that is written: Node makes a stream in a few milliseconds, which a commit with
 *        nothing to say need not wait for
 */
function streamOf(descriptor: number, open: () => NodeJS.WriteStream): Stream {
  const stream = once(open);
  return {
    write: (text) => void stream().write(text),
    get isTerminal() {
      return isTerminal(descriptor);
    },
    get columns() {
      return isTerminal(descriptor) ? stream().columns : undefined;
    },
  };
}

async function readInput(): Promise<Uint8Array> {
  if (isTerminal(STDIN))
    throw new UsageError('what stands on standard input is read from a pipe or a file, and it is a terminal');
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Every terminal is a device; to ask a file costs next to nothing, to ask Node for a terminal loads its network. */
function isTerminal(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice() && isatty(descriptor);
  } catch {
    // Closed: nobody listens.
    return false;
  }
}

/**
 * Until a file is written a signal ends the process at once, as the system does: nothing is half done, and a handler would
 * have to wait for the scan. From here on it waits for the file to be whole.
 */
function holdSignals(): void {
  for (const [signal, code] of Object.entries(ENDED_BY)) process.once(signal, () => process.exit(code));
}
