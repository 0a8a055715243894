import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import type * as vscode from 'vscode';

interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** Runs functions in the extension host; they must be whole in themselves, words and result plain data. */
export interface Bridge {
  readonly socket: string;
  run<T, W extends unknown[]>(code: (api: typeof vscode, ...words: W) => T, ...words: W): Promise<Awaited<T>>;
  close(): void;
}

export async function openBridge(): Promise<Bridge> {
  const folder = mkdtempSync(join(tmpdir(), 'nhi-bridge-'));
  // Windows has sockets by name, not by file.
  const path = process.platform === 'win32' ? `\\\\.\\pipe\\${basename(folder)}` : join(folder, 'socket');
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let count = 0;
  let connected: (socket: Socket) => void;
  const connection = new Promise<Socket>((resolve) => (connected = resolve));
  const server = createServer((socket) => {
    connected(socket);
    createInterface({ input: socket }).on('line', (line) => {
      const { id, value, error } = JSON.parse(line) as Reply;
      const asked = waiting.get(id);
      waiting.delete(id);
      if (error === undefined) asked?.resolve(value);
      else asked?.reject(new Error(`in the extension host: ${error}`));
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    socket: path,
    async run<T, W extends unknown[]>(code: (api: typeof vscode, ...words: W) => T, ...words: W): Promise<Awaited<T>> {
      const socket = await connection;
      const id = ++count;
      const value = await new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        socket.write(`${JSON.stringify({ id, code: code.toString(), words })}\n`);
      });
      return value as Awaited<T>;
    },
    close() {
      void connection.then((socket) => socket.destroy());
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
