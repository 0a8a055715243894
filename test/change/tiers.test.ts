import assert from 'node:assert/strict';
import type { Finding } from '../../scanner/model';
import { scanFiles } from '../scan/memory';
import { change, uses } from './change-of';

/** Today is 2031-03-01. */
const manifest = (expires: string, more = '', policy = ''): string =>
  `version: 1\n${policy}identities:\n  - { id: npm, owner: "@acme/web", expires: ${expires}${more}, references: ["gha:secret/NPM_TOKEN"] }\n`;
const WORKFLOW = '.github/workflows/ci.yml';
const tree = (text: string) => ({ 'nhi.yaml': text, [WORKFLOW]: uses('NPM_TOKEN') });
const ends = (findings: readonly Finding[]): string[] =>
  findings
    .filter(({ rule }) => rule === 'identity/expired' || rule === 'identity/expires-soon')
    .map(({ severity, rule, isNew }) => `${severity} ${rule}${isNew === true ? ' new' : ''}`);

/** What a change says that edits the entry, and one that only touches a use. */
const touched = (expires: string, policy = ''): string[] =>
  ends(change(tree(manifest(expires, '', policy)), tree(manifest(expires, ', purpose: "Publishes"', policy))));
const beside = (expires: string, policy = ''): string[] =>
  ends(
    change(tree(manifest(expires, '', policy)), {
      ...tree(manifest(expires, '', policy)),
      [WORKFLOW]: `# said\n${uses('NPM_TOKEN')}`,
    }),
  );
const whole = (expires: string, policy = ''): string[] => ends(scanFiles(tree(manifest(expires, '', policy))).findings);

describe('an end', () => {
  it('in a month is told to whoever touches the entry, and warned of in a whole run', () => {
    assert.deepEqual(touched('2031-03-25'), ['info identity/expires-soon new']);
    assert.deepEqual(beside('2031-03-25'), ['info identity/expires-soon']);
    assert.deepEqual(whole('2031-03-25'), ['warning identity/expires-soon']);
  });

  it('in two weeks warns whoever touches the entry', () => {
    assert.deepEqual(touched('2031-03-15'), ['warning identity/expires-soon new']);
    assert.deepEqual(beside('2031-03-15'), ['info identity/expires-soon']);
  });

  it('that has passed holds up whoever touches the entry, warns others, and fails a whole run', () => {
    assert.deepEqual(touched('2031-02-28'), ['error identity/expired new']);
    assert.deepEqual(beside('2031-02-28'), ['warning identity/expired']);
    assert.deepEqual(whole('2031-02-28'), ['error identity/expired']);
  });

  it('only warns a whole run while policy.grace_days lasts, and still holds up who touches it', () => {
    const grace = 'policy: { grace_days: 7 }\n';
    assert.deepEqual(whole('2031-02-22', grace), ['warning identity/expired']);
    assert.deepEqual(whole('2031-02-21', grace), ['error identity/expired']);
    assert.deepEqual(touched('2031-02-28', grace), ['error identity/expired new']);
    const [finding] = scanFiles(tree(manifest('2031-02-22', '', grace))).findings;
    assert.match(finding?.message ?? '', /; a whole run fails from 2031-03-02 on$/);
  });

  it('is as severe as policy says, where it says so', () => {
    const policy = 'policy: { severities: { identity/expired: info } }\n';
    assert.deepEqual(touched('2031-02-28', policy), ['info identity/expired new']);
  });
});
