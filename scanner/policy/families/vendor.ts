import { vendorControls } from '../controls';
import type { IdentityRule } from './identity-rule';
import { asSubject } from './subject';

const WORKFLOW = '.github/workflows/release.yml';

function release(reference: string): string {
  return [
    'on: push',
    'jobs:',
    '  release:',
    '    runs-on: ubuntu-24.04',
    '    steps:',
    `      - uses: example/publish@${reference}`,
    '        with: { token: "${{ secrets.PUBLISH_TOKEN }}" }',
  ].join('\n');
}

const unpinnedAction: IdentityRule = {
  id: 'vendor/unpinned-action',
  code: 'NHI-T003',
  title: 'A credential is handed to an action that follows a branch',
  severity: { starter: 'info', standard: 'warning', strict: 'warning' },
  meaning:
    'An action that is used by a branch is whatever was pushed there last, and has the credential from then on. Fires on ' +
    'stored credentials that are given to another owner’s action at main, master or the like; actions of GitHub itself and ' +
    'tags are not told.',
  remedy: 'Use the action by the full hash of a commit, with its version in a comment.',
  controls: vendorControls,
  example: { file: WORKFLOW, bad: release('main'), good: release('0123456789abcdef0123456789abcdef01234567') },
  judge: ({ references }) =>
    references
      .filter(({ duty, kind }) => duty === 'stored' && kind !== 'other')
      .flatMap((reference) => {
        const fact = reference.privileges.find((each) => each.fact.startsWith('given to '));
        return fact === undefined ? [] : [{ reference, message: `${asSubject(reference)} is ${fact.fact}` }];
      }),
};

export const vendorRules: readonly IdentityRule[] = [unpinnedAction];
