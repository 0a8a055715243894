import type { Host } from './host';

/** Whoever waits less needs no word. */
const FIRST_AFTER_MS = 1000;
const EVERY_MS = 100;
/** ECMA-48: to the line's start, erase to its end. */
const ERASE = '\r\u001b[K';

/** One line that says how far a long run is, for a person at a terminal alone. */
export interface Progress {
  readonly report: (files: number, bytes: number) => void;
  /** Takes the line away again. */
  readonly end: () => void;
}

const SILENT: Progress = { report: () => undefined, end: () => undefined };
const BYTES_A_MEGABYTE = 1_000_000;

export function startProgress({ err, milliseconds, environment }: Host): Progress {
  const isWatched = err.isTerminal && environment['TERM'] !== 'dumb' && !environment['CI'];
  if (!isWatched) return SILENT;
  let next = milliseconds() + FIRST_AFTER_MS;
  let isShown = false;
  return {
    report: (files, bytes) => {
      const now = milliseconds();
      if (now < next) return;
      next = now + EVERY_MS;
      isShown = true;
      err.write(`${ERASE}${files} files, ${(bytes / BYTES_A_MEGABYTE).toFixed(0)} MB`);
    },
    end: () => {
      if (isShown) err.write(ERASE);
    },
  };
}
