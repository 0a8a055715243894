import assert from 'node:assert/strict';
import type { Position, Range } from '../../scanner/cli/lsp/protocol';
import { stripeKey } from '../scan/memory';
import { temporaryFolder } from '../sources/temporary-folder';
import type { TemporaryFolder } from '../sources/temporary-folder';
import { startClient } from './client';
import type { Client, ClientOptions } from './client';

export const WORKFLOW = '.github/workflows/release.yml';
export const PUBLISH = `on: push
permissions: { contents: read }
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - run: ./deploy.sh
        env:
          TOKEN: \${{ secrets.NPM_TOKEN }}
`;
export const DECLARED = `version: 1
identities:
  - id: npm-publish
    owner: "@acme/web"
    expires: 2031-09-01
    references: ["gha:secret/NPM_TOKEN"]
`;

export const secretLine = (): string => `const key = '${stripeKey()}';`;

/** Where words stand, as the protocol counts. */
export function positionOf(text: string, words: string): Position {
  const before = text.slice(0, text.indexOf(words));
  const line = before.split('\n').length - 1;
  return { line, character: before.length - (before.lastIndexOf('\n') + 1) };
}

/** What stands in a range of one line. */
export function slice(text: string, { start, end }: Range): string {
  assert.equal(start.line, end.line);
  return (text.split(/\r?\n/)[start.line] ?? '').slice(start.character, end.character);
}

export interface Workshop {
  /** Absolute path of this test's own folder. */
  readonly folder: () => string;
  readonly write: (path: string, text: string) => void;
  /** A client with the folder open; ends with the test, as it should. */
  readonly started: (
    options?: ClientOptions & { readonly files?: Readonly<Record<string, string>> },
  ) => Promise<Client>;
}

/** Gives each test of a suite a folder and clients. */
export function workshop(): Workshop {
  let folder: TemporaryFolder;
  let clients: Client[] = [];
  beforeEach(() => {
    folder = temporaryFolder();
    clients = [];
  });
  afterEach(async () => {
    const codes = await Promise.all(clients.map((client) => client.end()));
    folder.remove();
    for (const code of codes) assert.equal(code, 0);
  });
  return {
    folder: () => folder.path,
    write: (path, text) => {
      folder.write(path, text);
    },
    async started({ files = {}, ...options } = {}) {
      for (const [path, text] of Object.entries(files)) folder.write(path, text);
      const client = await startClient({ folders: [folder.path], ...options });
      clients.push(client);
      return client;
    },
  };
}
