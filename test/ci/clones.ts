import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../scanner/cli/run';
import { scannerSession } from '../../scanner/cli/session';
import { fakeHost } from '../cli/fake-host';
import { temporaryFolder } from '../sources/temporary-folder';

/** Made at run time, so that none stands in the code. */
export const ACCESS_KEY = 'AK' + 'IA' + 'QWERTZU7ASDFGH2Y';
/** A line that must not be committed. */
export const SECRET = `export AWS_ACCESS_KEY_ID=${ACCESS_KEY}\n`;
/** A workflow that uses an identity nobody has declared. */
export const WORKFLOW = [
  'on: push',
  'jobs:',
  '  a:',
  '    runs-on: ubuntu-latest',
  '    steps:',
  '      - run: npm publish',
  '        env:',
  '          NODE_AUTH_TOKEN: ${{ secrets.NPM_TOKEN }}',
  '',
].join('\n');
export const DECLARED = [
  'version: 1',
  'identities:',
  '  - id: npm',
  '    owner: "@acme/web"',
  '    expires: 2031-06-30',
  '    references: ["gha:secret/NPM_TOKEN"]',
  '',
].join('\n');

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly summary: string;
  readonly output: string;
  readonly saved: ReadonlyMap<string, string>;
}

/** A working copy as a CI host makes it. */
export interface Checkout {
  readonly path: string;
  git(words: readonly string[]): string;
  /** Runs `nhi ci` there. */
  ci(words?: readonly string[], environment?: Readonly<Record<string, string>>, event?: unknown): Promise<Ran>;
  remove(): void;
}

/** @param words of `git clone`; the last is the address */
export function checkout(words: readonly string[]): Checkout {
  const folder = temporaryFolder();
  folder.git(['clone', '-q', ...words, 'work']);
  const path = join(folder.path, 'work');
  const file = (name: string): string => join(folder.path, name);
  return {
    path,
    git: (more) => folder.git(['-C', path, ...more]),
    async ci(more = [], environment = {}, event) {
      for (const name of ['summary', 'output']) writeFileSync(file(name), '');
      writeFileSync(file('event.json'), JSON.stringify(event ?? {}));
      const isGitHub = environment['GITHUB_ACTIONS'] !== undefined;
      const host = fakeHost({
        cwd: path,
        environment: {
          ...environment,
          ...(isGitHub && {
            GITHUB_STEP_SUMMARY: file('summary'),
            GITHUB_OUTPUT: file('output'),
            GITHUB_EVENT_PATH: file('event.json'),
          }),
        },
      });
      const code = await run(['ci', ...more], { ...host, session: scannerSession() });
      return {
        code,
        ...host.printed,
        summary: readFileSync(file('summary'), 'utf8'),
        output: readFileSync(file('output'), 'utf8'),
        saved: host.saved,
      };
    },
    remove: () => {
      folder.remove();
    },
  };
}
