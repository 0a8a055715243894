import { checkSavable, saveFiles } from '../../scanner/cli/save';
import { run } from '../../scanner/cli/run';
import { scannerSession } from '../../scanner/cli/session';
import { temporaryFolder } from '../sources/temporary-folder';
import type { TemporaryFolder } from '../sources/temporary-folder';
import { fakeHost } from './fake-host';
import type { FakeOptions } from './fake-host';

/** What one call on a real folder gave. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line on a folder as the process would, in this process; its day is the tests' day. */
export async function nhiIn(
  cwd: string,
  line: string | readonly string[],
  options: FakeOptions = {},
): Promise<Outcome> {
  const host = fakeHost({ ...options, cwd, scan: (request) => scannerSession().scan(request) });
  const words = typeof line === 'string' ? line.split(' ') : line;
  const code = await run(words, {
    ...host,
    save: (path, text) => saveFiles(cwd, [{ path, text }]),
    saveAll: (files) => saveFiles(cwd, files),
    checkSavable: (paths) => checkSavable(cwd, paths),
  });
  return { code, ...host.printed };
}

/** Made at run time, so that none stands in the code. */
export const ACCESS_KEY = 'AK' + 'IA' + 'QWERTZU7ASDFGH2Y';

const WORKFLOW = `name: release
on: push
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - run: npm publish
        env:
          NODE_AUTH_TOKEN: \${{ secrets.NPM_TOKEN }}
`;

/** A repository with one secret in a script and one in a store, both nobody's. */
export function acmeFolder(): TemporaryFolder {
  const folder = temporaryFolder();
  folder.write('.github/workflows/release.yml', WORKFLOW);
  folder.write('scripts/backup.sh', `#!/bin/sh\nexport AWS_ACCESS_KEY_ID=${ACCESS_KEY}\n`);
  folder.write('README.md', '# Acme\n');
  folder.git(['init', '-q']);
  folder.git(['add', '.']);
  folder.git(['commit', '-q', '-m', 'Begin']);
  return folder;
}
