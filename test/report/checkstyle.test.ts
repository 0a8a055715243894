import { strict as assert } from 'node:assert';
import type { ScanResult } from '../../scanner/model';
import { renderCheckstyle } from '../../scanner/report/xml/checkstyle';
import { changeRun, unreadRun } from './change-run';
import { ACTIVE, HOSTILE, hostileResult } from './hostile';
import { all, readXml } from './read-xml';
import type { XmlElement } from './read-xml';
import { acme, result } from './sample';
import { assertValidXml, xmlErrors } from './validate-xml';

async function checkstyle(scanned: ScanResult): Promise<XmlElement> {
  const text = renderCheckstyle(scanned, { failOn: 'error' });
  await assertValidXml([text], 'checkstyle.xsd');
  return readXml(text);
}

describe('the Checkstyle report', () => {
  it('holds to its schema, which would tell', async () => {
    await checkstyle(acme());
    const broken = renderCheckstyle(acme(), { failOn: 'error' }).replace('severity="error"', 'severity="fatal"');
    assert.notDeepEqual(await xmlErrors([broken], 'checkstyle.xsd'), []);
  });

  it('names each file once, with its findings', async () => {
    const root = await checkstyle(acme());
    assert.deepEqual(
      all(root, 'file').map(({ attributes, children }) => [attributes['name'], children.length]),
      [
        ['.github/workflows/release.yml', 2],
        ['scripts/backup.sh', 1],
        ['nhi.yaml', 1],
      ],
    );
    assert.deepEqual(all(root, 'error')[2]?.attributes, {
      line: '7',
      column: '26',
      severity: 'error',
      message:
        'An AWS access key is in the code (certain): AKIA…(20). It belongs to backup-user (owner @acme/platform): ' +
        'revoke it first, docs/runbooks/rotate-backup.md (nhi explain secret/aws-access-key).',
      source: 'nhi.secret.aws-access-key',
    });
  });

  it('puts first what a change brings and only mentions what was there', async () => {
    const errors = all(await checkstyle(changeRun()), 'error').map(({ attributes }) => attributes);
    assert.equal(errors[0]?.['source'], 'nhi.secret.aws-access-key');
    const before = errors.filter(({ source }) => source === 'nhi.identity.undeclared');
    assert.deepEqual(
      before.map(({ severity }) => severity),
      ['info'],
    );
  });

  it('says which file could not be read, and nothing where there is nothing', async () => {
    const [only] = all(await checkstyle(unreadRun()), 'error');
    assert.deepEqual([only?.attributes['line'], only?.attributes['source']], ['1', 'nhi.skipped.unreadable']);
    assert.deepEqual((await checkstyle(result())).children, []);
  });

  it('is valid and safe to print whatever files hold', async () => {
    const texts = Object.entries(HOSTILE).map(([name, hostile]) => {
      const text = renderCheckstyle(hostileResult(hostile), { failOn: 'error' });
      assert.equal(all(readXml(text), 'error').length, 4, name);
      assert.doesNotMatch(text, ACTIVE, name);
      return text;
    });
    await assertValidXml(texts, 'checkstyle.xsd');
  });
});
