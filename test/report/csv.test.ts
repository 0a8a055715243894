import { strict as assert } from 'node:assert';
import type { ScanResult } from '../../scanner/model';
import { renderCsv } from '../../scanner/report/csv';
import { changeRun, unreadRun } from './change-run';
import { ACTIVE, HOSTILE, hostileResult } from './hostile';
import { readCsv } from './read-csv';
import { acme, finding, place, result } from './sample';

function recordsOf(scanned: ScanResult): Record<string, string>[] {
  const [head, ...rows] = readCsv(renderCsv(scanned, { failOn: 'error' }));
  assert.ok(head !== undefined);
  for (const row of rows) assert.equal(row.length, head.length);
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
}

describe('the CSV report', () => {
  it('has a line for each finding, waived ones too, with all that is known', () => {
    const records = recordsOf(acme());
    assert.equal(records.length, acme().findings.length);
    assert.deepEqual(records[1], {
      severity: 'error',
      new: '',
      rule: 'secret/aws-access-key',
      path: 'scripts/backup.sh',
      line: '7',
      column: '26',
      end_line: '7',
      end_column: '46',
      message: 'An AWS access key is in the code (certain): AKIA…(20)',
      remedy: 'It belongs to backup-user (owner @acme/platform): revoke it first, docs/runbooks/rotate-backup.md',
      command: 'nhi explain secret/aws-access-key',
      confidence: 'certain',
      key: '',
      entry: 'backup-user',
      waived_until: '',
      waived_because: '',
      first_commit: '',
      first_author: '',
      first_date: '',
      fingerprint: '0123456789abcdef',
    });
    assert.equal(records.at(-1)?.['waived_because'], 'a sample of the documentation');
  });

  it('puts first what is new and says what is', () => {
    const records = recordsOf(changeRun());
    assert.deepEqual(
      records.map((record) => record['new']),
      ['yes', 'yes', 'yes', 'yes', 'no', 'no', 'yes', 'no'],
    );
    assert.equal(records[0]?.['rule'], 'secret/aws-access-key');
  });

  it('names the commit that first held a secret, and the file that could not be read', () => {
    const origin = { kind: 'commit', commit: 'c0ffee', author: 'A. Author', date: '2030-01-02' } as const;
    const [first] = recordsOf(result({ findings: [finding(place('a', 'a', 'a'), { origin })] }));
    assert.deepEqual(
      [first?.['first_commit'], first?.['first_author'], first?.['first_date']],
      ['c0ffee', 'A. Author', '2030-01-02'],
    );
    assert.equal(recordsOf(unreadRun())[0]?.['path'], 'infra/prod.tf');
  });

  it('lets no spreadsheet run what a file holds', () => {
    const formulas = ['=1+1', '+1', '-1', '@SUM(1)', '  =1', '\t=1', '＝1', '＠x', 'a;=1', 'a; +1', '"=1', "'=1"];
    const findings = formulas.map((message) => finding(place('a', 'a', 'a'), { message }));
    const messages = recordsOf(result({ findings })).map((record) => record['message'] ?? '');
    for (const message of messages) {
      // Also for one that splits at semicolons.
      for (const cell of message.split(';')) assert.doesNotMatch(cell, /^\s*[=+\-@＝＠]/);
    }
    assert.deepEqual(messages.slice(0, 4), ["'=1+1", "'+1", "'-1", "'@SUM(1)"]);
  });

  it('is only a header where there is nothing', () => {
    assert.deepEqual(recordsOf(result()), []);
  });

  for (const [name, text] of Object.entries(HOSTILE)) {
    it(`reads back cell by cell with hostile content: ${name}`, () => {
      const table = renderCsv(hostileResult(text), { failOn: 'error' });
      assert.equal(recordsOf(hostileResult(text)).length, 5);
      assert.doesNotMatch(table, ACTIVE);
      assert.doesNotMatch(table.replaceAll('\r\n', ''), /[\r\n]/);
    });
  }
});
