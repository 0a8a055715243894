import { strict as assert } from 'node:assert';
import type { ScanResult } from '../../scanner/model';
import { renderJUnit } from '../../scanner/report/xml/junit';
import { changeRun, unreadRun } from './change-run';
import { ACTIVE, HOSTILE, hostileResult } from './hostile';
import { all, readXml } from './read-xml';
import type { XmlElement } from './read-xml';
import { acme, coverage, finding, place, result, skip } from './sample';
import { assertValidXml, xmlErrors } from './validate-xml';

async function junit(scanned: ScanResult, failOn: 'error' | 'warning' | 'none' = 'error'): Promise<XmlElement> {
  const text = renderJUnit(scanned, { failOn });
  await assertValidXml([text], 'junit.xsd');
  const root = readXml(text);
  assertCounts(root);
  return root;
}

function assertCounts(root: XmlElement): void {
  for (const each of all(root, 'testsuite').concat(root)) {
    const count = (name: string): string => String(all(each, name).length);
    const { tests, failures, errors, skipped = count('skipped') } = each.attributes;
    assert.deepEqual(
      [tests, failures, errors, skipped],
      [count('testcase'), count('failure'), count('error'), count('skipped')],
    );
  }
}

const outcomes = (root: XmlElement): string[] =>
  all(root, 'testcase').map(
    ({ attributes, children }) => `${attributes['classname'] ?? ''} ${children[0]?.name ?? 'passed'}`,
  );

describe('the JUnit report', () => {
  it('holds to its schema, which would tell', async () => {
    await junit(acme());
    const broken = renderJUnit(acme(), { failOn: 'error' }).replace('classname=', 'class=');
    assert.notDeepEqual(await xmlErrors([broken], 'junit.xsd'), []);
  });

  it('fails what blocks and skips what does not, saying why', async () => {
    const root = await junit(acme());
    assert.deepEqual(outcomes(root), [
      'nhi.identity.undeclared failure',
      'nhi.secret.aws-access-key failure',
      'nhi.identity.expires-soon skipped',
      'nhi.secret.generic-secret skipped',
      'nhi.coverage passed',
    ]);
    assert.deepEqual(
      all(root, 'skipped').map(({ attributes }) => attributes['message']),
      ['warning, does not fail the run', 'waived until 2031-05-01: a sample of the documentation'],
    );
  });

  it('says in a failure where it is, the line with the secret redacted, and what to do', async () => {
    const failure = all(await junit(acme()), 'failure')[1];
    assert.deepEqual(failure?.attributes, {
      type: 'error',
      message: 'An AWS access key is in the code (certain): AKIA…(20)',
    });
    assert.deepEqual(failure.text.split('\n').slice(0, 2), [
      'scripts/backup.sh:7',
      '7 | export AWS_ACCESS_KEY_ID=AKIA…(20)',
    ]);
    assert.match(failure.text, /revoke it first/);
  });

  it('fails in a change only what is new', async () => {
    const root = await junit(changeRun());
    assert.deepEqual(
      all(root, 'testcase')
        .filter(({ children }) => children[0]?.name === 'failure')
        .map(({ attributes }) => attributes['name']),
      ['scripts/backup.sh:7:26 An AWS access key is in the code (certain): AKIA…(20)'],
    );
    const reasons = all(root, 'skipped').map(({ attributes }) => attributes['message']);
    assert.equal(reasons.filter((reason) => reason === 'was there before this change').length, 2);
  });

  it('fails from the threshold on, and by errors where none is set', async () => {
    assert.equal(all(await junit(acme(), 'warning'), 'failure').length, 3);
    assert.equal(all(await junit(acme(), 'none'), 'failure').length, 2);
  });

  it('is not empty where all is clean, and an error where a file was not read', async () => {
    assert.deepEqual(outcomes(await junit(result())), ['nhi.coverage passed']);
    const root = await junit(unreadRun());
    assert.deepEqual(outcomes(root), ['nhi.coverage error']);
    assert.match(all(root, 'error')[0]?.text ?? '', /infra\/prod\.tf: This file was not read: permission denied/);
    const harmless = coverage({ skipped: [skip('a.png', 'binary')] });
    assert.deepEqual(outcomes(await junit(result({ coverage: harmless }))), ['nhi.coverage passed']);
  });

  it('names the commit that first held a secret', async () => {
    const origin = { kind: 'commit', commit: '0123456789abcdef0123', author: 'A. Author', date: '2030-01-02' } as const;
    const root = await junit(result({ findings: [finding(place('a', 'a', 'a'), { origin })] }));
    assert.match(root.text, /first in commit 0123456789ab of 2030-01-02 by A\. Author/);
  });

  it('is valid and safe to print whatever files hold', async () => {
    const texts = Object.entries(HOSTILE).map(([name, hostile]) => {
      const text = renderJUnit(hostileResult(hostile), { failOn: 'error' });
      assert.equal(all(readXml(text), 'testcase').length, 5, name);
      assert.doesNotMatch(text, ACTIVE, name);
      return text;
    });
    await assertValidXml(texts, 'junit.xsd');
  });
});
