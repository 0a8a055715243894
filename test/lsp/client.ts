import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClientCapabilities, Diagnostic } from '../../scanner/cli/lsp/protocol';

const BUILT = join(__dirname, '../../dist/cli.js');

export interface PublishDiagnosticsParams {
  readonly uri: string;
  /** None where a document was closed. */
  readonly version?: number;
  readonly diagnostics: Diagnostic[];
}

interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** What the other side answered instead of a result. */
class ResponseError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** The built program and a client of it, as an editor is one. */
export interface Client {
  readonly process: ChildProcessWithoutNullStreams;
  readonly capabilities: Record<string, unknown>;
  /** Everything that the server told of its own accord, in order. */
  readonly told: { readonly method: string; readonly params: unknown }[];
  /** All that was written beside the protocol. */
  readonly errors: () => string;
  /** @throws ResponseError */
  ask<T>(method: string, params?: object): Promise<T>;
  /** @returns the id of a request whose answer comes with `answered` */
  send(method: string, params: object): number;
  answered<T>(id: number): Promise<T>;
  tell(method: string, params: object): void;
  open(uri: string, text: string, version?: number): void;
  /** Replaces the whole text. */
  type(uri: string, text: string, version: number): void;
  /** @returns diagnostics as they were sent, when they are what is meant */
  published(uri: string, isMeant: (params: PublishDiagnosticsParams) => boolean): Promise<Diagnostic[]>;
  /** @returns what the server says next, or has said already, under a method */
  heard<T>(method: string, isMeant?: (params: T) => boolean): Promise<T>;
  /** @returns the exit code */
  end(): Promise<number | null>;
}

export interface ClientOptions {
  readonly folders?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** What stands in the client's section `nhi`. */
  readonly configuration?: unknown;
  /** What it answers when the server asks, by method; else nothing. */
  readonly replies?: Readonly<Record<string, unknown>>;
  readonly words?: readonly string[];
}

/** @returns the address of a file */
export function uriOf(folder: string, path = ''): string {
  return pathToFileURL(join(folder, path)).href;
}

/** Starts the program without a client. */
export function startServer(words: readonly string[] = []): ChildProcessWithoutNullStreams {
  assert.ok(existsSync(BUILT), 'npm run build makes what is tested here');
  return spawn(process.execPath, [BUILT, 'lsp', '--stdio', ...words], { env: { PATH: process.env['PATH'] } });
}

export async function startClient(options: ClientOptions = {}): Promise<Client> {
  const child = startServer(['--now', '2031-03-01', ...(options.words ?? [])]);
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const told: { method: string; params: unknown }[] = [];
  const waiting = new Set<() => void>();
  const answers = new Map<number, Answer>();
  let count = 0;

  const write = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const receive = (message: Answer & { id?: number; method?: string; params?: unknown }): void => {
    const { id, method, params } = message;
    if (method === undefined) answers.set(id ?? -1, message);
    else told.push({ method, params });
    if (method !== undefined && id !== undefined)
      write({
        id,
        result: { 'workspace/configuration': [options.configuration ?? null], ...options.replies }[method] ?? null,
      });
    for (const look of [...waiting]) look();
  };
  let bytes: Buffer = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (;;) {
      const [header = '', length = '0'] = /^Content-Length: (\d+)\r\n\r\n/.exec(bytes.toString('latin1')) ?? [];
      const end = header.length + Number(length);
      if (header === '' || bytes.length < end) return;
      const body = bytes.subarray(header.length, end).toString();
      bytes = bytes.subarray(end);
      receive(JSON.parse(body) as object);
    }
  });
  child.stdin.on('error', () => undefined);

  /** @returns what there is, once there is something */
  const when = <T>(find: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = find();
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  const send = (method: string, params?: object): number => {
    write({ id: ++count, method, params });
    return count;
  };
  const answered = async <T>(id: number): Promise<T> => {
    const { result, error } = await when(() => answers.get(id));
    if (error !== undefined) throw new ResponseError(error.code, error.message);
    return result as T;
  };
  const ask = <T>(method: string, params?: object): Promise<T> => answered(send(method, params));
  const tell = (method: string, params: object): void => {
    write({ method, params });
  };
  const heard = async <T>(method: string, isMeant: (params: T) => boolean = () => true): Promise<T> => {
    const found = await when(() => told.find((each) => each.method === method && isMeant(each.params as T)));
    return found.params as T;
  };

  const folders = options.folders ?? [];
  const { capabilities } = await ask<{ capabilities: Record<string, unknown> }>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: options.capabilities ?? {},
    initializationOptions: options.initializationOptions,
    workspaceFolders: folders.map((folder) => ({ uri: uriOf(folder), name: folder })),
  });
  tell('initialized', {});

  return {
    process: child,
    capabilities,
    told,
    errors: () => errors,
    ask,
    send,
    answered,
    tell,
    open: (uri, text, version = 1) => {
      tell('textDocument/didOpen', { textDocument: { uri, languageId: 'plaintext', version, text } });
    },
    type: (uri, text, version) => {
      tell('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
    },
    published: async (uri, isMeant) => {
      const params = await heard<PublishDiagnosticsParams>(
        'textDocument/publishDiagnostics',
        (each) => each.uri === uri && isMeant(each),
      );
      return params.diagnostics;
    },
    heard,
    async end() {
      if (child.exitCode !== null) return child.exitCode;
      try {
        const closed = once(child, 'close') as Promise<[number | null]>;
        await ask('shutdown');
        tell('exit', {});
        const [code] = await closed;
        assert.equal(errors, '');
        return code;
      } finally {
        child.kill('SIGKILL');
      }
    },
  };
}
