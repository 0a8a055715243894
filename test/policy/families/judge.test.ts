import assert from 'node:assert/strict';
import type { Finding, Profile } from '../../../scanner/model';
import { familyRules } from '../../../scanner/policy/families';
import { isShownOnly } from '../../../scanner/policy';
import { WAIVER_MARKER } from '../../../scanner/waivers/marker-hit';
import { change, fresh } from '../../change/change-of';
import { scanFiles } from '../../scan/memory';
import type { Files } from '../../scan/memory';

const WORKFLOW = '.github/workflows/ci.yml';
const RULE = 'privilege/write-all';
const SAFE = 'on: push\npermissions: { contents: read }\njobs:\n  a:\n    runs-on: x\n    steps: [{ run: make }]\n';
const WIDE = SAFE.replace('{ contents: read }', 'write-all');
const ADMIN = [
  'resource "aws_iam_role" "ci" {',
  '  name = "ci"',
  '}',
  'resource "aws_iam_role_policy_attachment" "ci" {',
  '  role       = aws_iam_role.ci.name',
  '  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"',
  '}',
  '',
].join('\n');

const manifest = (...lines: readonly string[]): string =>
  ['version: 1', ...lines, ...(lines.some((line) => line.startsWith('identities')) ? [] : ['identities: []']), ''].join(
    '\n',
  );

/** @returns `severity path:line rule` of what the rules on identities say */
function shown(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ rule, waived }) => isShownOnly(rule) && waived === undefined)
    .map(({ severity, place, rule }) => `${severity} ${place.path}:${place.start.line} ${rule}`);
}

const saidOf = (files: Files): string[] => shown(scanFiles(files).findings);

describe('rules on identities', () => {
  it('fail nobody’s run in starter', () => {
    assert.deepEqual(
      familyRules.filter(({ severity }) => severity.starter === 'error').map(({ id }) => id),
      [],
    );
  });

  it('are told at the words that prove them', () => {
    assert.deepEqual(saidOf({ [WORKFLOW]: WIDE }), [`warning ${WORKFLOW}:2 ${RULE}`]);
    assert.deepEqual(saidOf({ [WORKFLOW]: SAFE }), []);
  });

  it('leave tests, examples and docs alone outside strict', () => {
    assert.deepEqual(saidOf({ 'examples/ci.tf': ADMIN }), []);
    const strict = manifest('policy: { profile: strict }');
    assert.deepEqual(saidOf({ 'nhi.yaml': strict, 'examples/ci.tf': ADMIN }), [
      'error examples/ci.tf:4 privilege/admin',
    ]);
  });

  it('are judged by the profile, and are warnings until adopt_until', () => {
    const severityIn = (...policy: string[]): string[] =>
      saidOf({ 'nhi.yaml': manifest('policy:', ...policy), 'infra/ci.tf': ADMIN });
    assert.deepEqual(severityIn('  profile: standard'), ['error infra/ci.tf:4 privilege/admin']);
    assert.deepEqual(severityIn('  profile: standard', '  adopt_until: 2031-04-01'), [
      'warning infra/ci.tf:4 privilege/admin',
    ]);
    assert.deepEqual(severityIn('  profile: standard', '  adopt_until: 2031-02-01'), [
      'error infra/ci.tf:4 privilege/admin',
    ]);
  });

  it('take the severity that policy gives them, and none where it says off', () => {
    const withSeverity = (severity: string): string[] =>
      saidOf({ 'nhi.yaml': manifest('policy:', `  severities: { ${RULE}: ${severity} }`), [WORKFLOW]: WIDE });
    assert.deepEqual(withSeverity('error'), [`error ${WORKFLOW}:2 ${RULE}`]);
    assert.deepEqual(withSeverity('off'), []);
  });

  it('can be tightened from outside, and not loosened', () => {
    const policy = (severity: string) => ({
      path: 'shared.yaml',
      text: `policy:\n  severities: { ${RULE}: ${severity} }\n`,
    });
    const said = (severity: string): string[] =>
      shown(scanFiles({ [WORKFLOW]: WIDE }, { policy: policy(severity) }).findings);
    assert.deepEqual(said('error'), [`error ${WORKFLOW}:2 ${RULE}`]);
    assert.deepEqual(said('off'), [`warning ${WORKFLOW}:2 ${RULE}`]);
  });

  it('are excused inline and in nhi.yaml, by one exact rule', () => {
    const until = '2031-04-30';
    const inline = WIDE.replace('write-all', `write-all # ${WAIVER_MARKER} ${RULE} until ${until}: until the split`);
    assert.deepEqual(saidOf({ [WORKFLOW]: inline }), []);
    const registered = manifest(
      'waivers:',
      `  - { rule: ${RULE}, paths: ["${WORKFLOW}"], until: ${until}, reason: until the split }`,
    );
    assert.deepEqual(saidOf({ 'nhi.yaml': registered, [WORKFLOW]: WIDE }), []);
    const other = registered.replace(RULE, 'privilege/admin');
    assert.deepEqual(saidOf({ 'nhi.yaml': other, [WORKFLOW]: WIDE }), [`warning ${WORKFLOW}:2 ${RULE}`]);
  });

  it('say whose entry it is, and where an entry answers for it nothing', () => {
    const entry = (...more: readonly string[]): string =>
      manifest(
        'identities:',
        '  - id: ci',
        '    owner: web',
        '    expires: 2031-09-01',
        ...more.map((line) => `    ${line}`),
        '    references: ["tf:infra/aws_iam_role.ci"]',
      );
    const [finding] = scanFiles({ 'nhi.yaml': entry(), 'infra/ci.tf': ADMIN }).findings;
    assert.equal(finding?.declaration, 'ci');
    const answered = entry('privilege: admin', 'purpose: sets up the accounts of new teams');
    assert.deepEqual(saidOf({ 'nhi.yaml': answered, 'infra/ci.tf': ADMIN }), []);
  });
});

describe('in a change, rules on identities', () => {
  const STANDARD: Profile = 'standard';

  it('are new where the change brings what they tell of', () => {
    assert.deepEqual(fresh(change({ [WORKFLOW]: SAFE }, { [WORKFLOW]: WIDE })), [`${WORKFLOW}:2 ${RULE}`]);
    assert.deepEqual(fresh(change({ [WORKFLOW]: WIDE }, { [WORKFLOW]: `# moved\n${WIDE}` })), []);
  });

  it('are not new where a file is renamed, and are where it is copied', () => {
    const other = '.github/workflows/other.yml';
    assert.deepEqual(fresh(change({ [WORKFLOW]: WIDE }, { [other]: WIDE })), []);
    assert.deepEqual(fresh(change({ [WORKFLOW]: WIDE }, { [WORKFLOW]: WIDE, [other]: WIDE })), [`${other}:2 ${RULE}`]);
  });

  it('are shown and hold nobody up', () => {
    const findings = change({}, { 'infra/ci.tf': ADMIN }, { profile: STANDARD });
    assert.deepEqual(shown(findings), ['warning infra/ci.tf:4 privilege/admin']);
    assert.ok(findings.every(({ isNew }) => isNew === true));
  });

  it('hold up what policy says they must', () => {
    const policy = manifest('policy:', '  severities: { privilege/admin: error }');
    const findings = change({ 'nhi.yaml': policy }, { 'nhi.yaml': policy, 'infra/ci.tf': ADMIN });
    assert.deepEqual(shown(findings), ['error infra/ci.tf:4 privilege/admin']);
  });

  it('cannot be switched off unseen', () => {
    const before = { 'nhi.yaml': manifest() };
    const after = { 'nhi.yaml': manifest('policy:', `  severities: { ${RULE}: off }`) };
    const said = change(before, after).map(({ rule, message }) => `${rule} ${message}`);
    assert.deepEqual(said, [`policy/weakened The severity of ${RULE} goes from warning to off`]);
  });
});
