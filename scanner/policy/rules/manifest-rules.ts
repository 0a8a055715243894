import { recordControls } from '../controls';
import { always } from '../rule';
import type { Rule } from '../rule';

export const manifestInvalid: Rule = {
  id: 'manifest/invalid',
  code: 'NHI-M009',
  title: 'nhi.yaml cannot be read as it stands',
  severity: always('error'),
  meaning:
    'What is not understood governs nothing: an entry that is left out without a word would look like one that was never ' +
    'written. Secrets are then scanned by the default policy and nothing below the file is called undeclared. This rule can ' +
    'be neither waived nor switched off.',
  remedy: 'Correct the line the finding names; an editor with the schema shows the same as you type.',
  controls: recordControls,
  example: {
    file: 'nhi.yaml',
    bad: '- id: npm-publish\n  owner: @acme/web    # YAML takes no @ here\n  references: ["gha:secret/NPM_TOKEN"]',
    good: '- id: npm-publish\n  owner: "@acme/web"\n  references: ["gha:secret/NPM_TOKEN"]',
  },
};

export const manifestAmbiguous: Rule = {
  id: 'manifest/ambiguous',
  code: 'NHI-M008',
  title: 'Two entries claim one identity',
  severity: always('error'),
  meaning:
    'Two owners are none. Within a file an exact key beats a glob and a longer glob a shorter one; between files the ' +
    'nearest upward wins. This fires where two are equally near: two entries of one file, or two nested files for a key ' +
    'that is used above both.',
  remedy: 'Take the key out of one of the entries.',
  controls: recordControls,
  example: {
    file: 'nhi.yaml',
    bad: '- id: npm-publish\n  references: ["gha:secret/NPM_TOKEN"]\n- id: npm-release\n  references: ["gha:secret/NPM_TOKEN"]',
    good: '- id: npm-publish\n  references: ["gha:secret/NPM_TOKEN"]\n- id: npm-release\n  references: ["gha:secret/NPM_RELEASE_TOKEN"]',
  },
};

export const manifestRules: readonly Rule[] = [manifestInvalid, manifestAmbiguous];
