import type { IdentityReference } from '../../model';
import { vendorControls } from '../controls';
import { systemOf } from './identity-rule';
import type { IdentityRule, Remark } from './identity-rule';
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
      .filter((reference) => systemOf(reference) === 'gha' && reference.duty === 'stored' && reference.kind !== 'other')
      .flatMap(given),
};

function given(reference: IdentityReference): readonly Remark[] {
  const fact = reference.privileges.find((each) => each.fact.startsWith('given to '));
  return fact === undefined ? [] : [{ reference, message: `${asSubject(reference)} is ${fact.fact}` }];
}

const unpinnedComponent: IdentityRule = {
  id: 'vendor/unpinned-component',
  code: 'NHI-T003',
  title: 'Somebody else’s part of a pipeline runs with its credentials and is not pinned',
  severity: { starter: 'info', standard: 'warning', strict: 'warning' },
  meaning:
    'What a pipeline includes from elsewhere runs with the job’s token and its variables, and may be another thing ' +
    'tomorrow. Fires on remote files, projects and components that GitLab includes without integrity or a fixed version, on ' +
    'CircleCI orbs at volatile or dev: that are given a context, on Azure templates from GitHub or Bitbucket without a ref, ' +
    'on Buildkite plugins without one. Tags are not told, nor what the system’s vendor keeps; whether an orb is certified ' +
    'does not stand in a repository.',
  remedy: 'Name a version that does not move: a tag, a commit, integrity for a file.',
  controls: vendorControls,
  example: {
    file: '.gitlab-ci.yml',
    bad: 'include:\n  - project: shared/pipelines\n    file: deploy.yml\nbuild:\n  script: make',
    good: 'include:\n  - project: shared/pipelines\n    ref: v2.1.0\n    file: deploy.yml\nbuild:\n  script: make',
  },
  judge: ({ references }) =>
    references
      .filter((reference) => systemOf(reference) !== 'gha')
      .flatMap(given)
      .map((remark) => {
        const [fact] = remark.reference.privileges;
        if (remark.reference.duty !== 'ambient' || fact === undefined) return remark;
        return { ...remark, message: `The job’s token and variables are ${fact.fact}` };
      }),
};

export const vendorRules: readonly IdentityRule[] = [unpinnedAction, unpinnedComponent];
