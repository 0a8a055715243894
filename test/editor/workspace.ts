import { addDays, dayOf } from '../../scanner';
import { temporaryFolder } from '../sources/temporary-folder';
import type { TemporaryFolder } from '../sources/temporary-folder';

/** The editor judges by the day it is: what these tests look at is written relative to it. */
export const inDays = (days: number): string => addDays(dayOf(new Date()), days);

/** Made at run time, so that none stands in the code. */
export const ACCESS_KEY = 'AK' + 'IA' + 'QWERTZU7ASDFGH2Y';

export const WORKFLOW = '.github/workflows/release.yml';

/** A small repository with something of everything to see. */
export function workspace(): TemporaryFolder {
  const folder = temporaryFolder();
  folder.git(['init', '-q']);
  folder.write('scripts/backup.sh', `#!/bin/sh\n# é 日本\nexport AWS_ACCESS_KEY_ID=${ACCESS_KEY}\n`);
  folder.write(
    WORKFLOW,
    [
      'on: push',
      'jobs:',
      '  publish:',
      '    runs-on: ubuntu-latest',
      '    steps:',
      '      - run: npm publish',
      '        env:',
      '          NODE_AUTH_TOKEN: ${{ secrets.NPM_TOKEN }}',
      '      - run: ./deploy',
      '        env:',
      '          DEPLOY_KEY: ${{ secrets.DEPLOY_KEY }}',
      '',
    ].join('\n'),
  );
  folder.write('.github/CODEOWNERS', '* @acme/all\n');
  folder.write('.gitignore', '.env\n');
  folder.write('.env', `AWS_ACCESS_KEY_ID=${ACCESS_KEY}\n`);
  folder.write(
    'nhi.yaml',
    [
      'version: 1',
      'identities:',
      '  - id: npm-publish',
      '    owner: "@acme/web"',
      `    expires: ${inDays(70)}`,
      '    references: ["gha:secret/NPM_TOKEN"]',
      '',
    ].join('\n'),
  );
  return folder;
}
