import { dayOf, UsageError } from '../model';
import type { ExitCode, Host, Stream } from './host';
import { readTypedLine } from './read-line';
import { run } from './run';
import { checkSavable, saveFiles } from './save';
import type { FileToSave } from './save';
import type { Session } from './session';

/** What shells say of a program that a signal ended: 128 and the signal's number. */
const ENDED_BY = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Makes the host of this process, runs its command and sets the exit code. Nothing else in the scanner prints, reads argv
 * or ends the process.
 */
export function runProcess(session: Session): void {
  let lost: ExitCode = 0;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // `nhi scan | head`: whoever listened has heard enough.
    if (error.code === 'EPIPE') return;
    lost = 2;
    process.exitCode = 2;
    process.stderr.write(`nhi: cannot write to standard output: ${error.code ?? error.message}\n`);
  });
  process.stderr.on('error', () => undefined);
  const words = process.argv.slice(2);
  void run(words, hostOf(session)).then((code) => {
    process.exitCode = Math.max(code, lost);
  });
}

function hostOf(session: Session): Host {
  const cwd = process.cwd();
  const saveAll = (files: readonly FileToSave[]): void => {
    holdSignals();
    saveFiles(cwd, files);
  };
  return {
    cwd,
    environment: process.env,
    out: streamOf(process.stdout),
    err: streamOf(process.stderr),
    isInteractive: isTerminal(process.stdin) && isTerminal(process.stdout),
    readLine: () => readTypedLine(process.stdin),
    readInput,
    today: () => dayOf(new Date()),
    now: () => new Date(),
    milliseconds: () => performance.now(),
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

function streamOf(stream: NodeJS.WriteStream): Stream {
  return {
    write: (text) => void stream.write(text),
    isTerminal: isTerminal(stream),
    ...(isTerminal(stream) && { columns: stream.columns }),
  };
}

async function readInput(): Promise<Uint8Array> {
  if (isTerminal(process.stdin))
    throw new UsageError('--stdin reads a pipe or a file, and standard input is a terminal');
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Behind a pipe it is undefined, whatever its type says. */
function isTerminal(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY ?? false;
}

/**
 * Until a file is written a signal ends the process at once, as the system does: nothing is half done, and a handler would
 * have to wait for the scan. From here on it waits for the file to be whole.
 */
function holdSignals(): void {
  for (const [signal, code] of Object.entries(ENDED_BY)) process.once(signal, () => process.exit(code));
}
