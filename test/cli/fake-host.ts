import { basename } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import type { Host, Stream } from '../../scanner/cli/host';
import type { Scanned, ScanRequest } from '../../scanner/cli/session';
import type { ScanResult, Snapshot } from '../../scanner/model';
import { result, TODAY } from '../report/sample';

/** A host that keeps what it is told. */
export interface FakeHost extends Host {
  readonly printed: { out: string; err: string };
  readonly saved: Map<string, string>;
  readonly requests: ScanRequest[];
}

export interface FakeOptions {
  readonly result?: ScanResult;
  /** The tree, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** E-mail addresses by path. */
  readonly authors?: Readonly<Record<string, string>>;
  readonly environment?: Record<string, string>;
  readonly isTerminal?: boolean;
  readonly columns?: number;
  /** What a person types, line by line. */
  readonly typed?: readonly string[];
  /** What stands on standard input. */
  readonly input?: string;
  /** What the clock says, one reading after the other; the last one stays. */
  readonly clock?: readonly number[];
  scan?(request: ScanRequest): Promise<Scanned>;
  readonly cwd?: string;
}

export function fakeHost(options: FakeOptions = {}): FakeHost {
  const printed = { out: '', err: '' };
  const saved = new Map<string, string>();
  const requests: ScanRequest[] = [];
  const typed = [...(options.typed ?? [])];
  const clock = [...(options.clock ?? [0, 60])];
  const { isTerminal = false, columns } = options;
  const stream = (name: 'out' | 'err'): Stream => ({
    write: (text) => {
      printed[name] += text;
    },
    isTerminal,
    ...(columns !== undefined && { columns }),
  });
  return {
    printed,
    saved,
    requests,
    cwd: options.cwd ?? '/home-of/acme',
    environment: options.environment ?? {},
    out: stream('out'),
    err: stream('err'),
    isInteractive: options.typed !== undefined,
    readLine: () => Promise.resolve(typed.shift()),
    readInput: () => Promise.resolve(new TextEncoder().encode(options.input ?? '')),
    channel: () => ({ input: Readable.from([options.input ?? '']), output: new PassThrough() }),
    today: () => TODAY,
    now: () => new Date(`${TODAY}T10:20:30Z`),
    milliseconds: () => (clock.length > 1 ? clock.shift() : clock[0]) ?? 0,
    save: (path, text) => void saved.set(path, text),
    saveAll: (files) => {
      for (const { path, text } of files) saved.set(path, text);
    },
    checkSavable: () => undefined,
    session: {
      scan: (request) => {
        requests.push(request);
        if (options.scan) return options.scan(request);
        return Promise.resolve(scannedOf(options));
      },
    },
  };
}

/** What a scan of the options' tree gives. */
export function scannedOf({
  result: scanned = result(),
  files = { 'nhi.yaml': 'version: 1\n' },
  authors = {},
}: FakeOptions): Scanned {
  return {
    result: scanned,
    root: '/home-of/acme',
    snapshot: snapshotOf(files),
    lastAuthors: () => Promise.resolve(new Map(Object.entries(authors))),
  };
}

export function snapshotOf(files: Readonly<Record<string, string>>): Snapshot {
  return {
    read: (path) => files[path],
    files: () => Object.keys(files),
    find: (names) => Object.keys(files).filter((path) => names.includes(basename(path))),
  };
}
