import { strict as assert } from 'node:assert';
import { isReportFormatName, reportFormat, reportFormats } from '../../scanner/report';
import type { ReportFormat } from '../../scanner/report';
import { changeRun } from './change-run';
import { context } from './context';
import { ACTIVE, AT_LINE_START, HOSTILE, hostileResult, INLINE } from './hostile';
import { acme, KEY_ID, result } from './sample';

const formats: readonly [string, ReportFormat][] = Object.entries(reportFormats);

describe('the table of formats', () => {
  it('has the names that the command line offers', () => {
    assert.deepEqual(Object.keys(reportFormats), [
      'text',
      'json',
      'sarif',
      'github',
      'github-summary',
      'gitlab-secret-detection',
      'gitlab-codequality',
      'junit',
      'checkstyle',
      'csv',
      'markdown',
    ]);
    assert.ok(isReportFormatName('junit'));
    assert.ok(!isReportFormatName('xml') && !isReportFormatName('toString'));
    assert.equal(reportFormat('csv'), reportFormats.csv);
  });

  for (const [name, format] of formats) {
    it(`gives the same bytes for the same run, whole lines: ${name}`, async () => {
      for (const run of [acme(), changeRun(), result()]) {
        const report = await format.render(run, context());
        assert.equal(await format.render(run, context()), report);
        assert.ok(report === '' ? name === 'github' : report.endsWith('\n'));
        assert.ok(!report.includes(KEY_ID));
      }
    });

    it(`is safe to print, whatever files hold: ${name}`, async () => {
      for (const [kind, text] of Object.entries(HOSTILE)) {
        const report = await format.render(hostileResult(text), context());
        assert.doesNotMatch(report, ACTIVE, kind);
        assert.doesNotMatch(report, INLINE, kind);
        if (name !== 'github') assert.doesNotMatch(report, AT_LINE_START, kind);
      }
    });

    it(`explains itself in a line: ${name}`, () => {
      assert.match(format.summary, /^\S.{6,70}[^\s.]$/);
      if (format.extension !== undefined) assert.match(format.extension, /^[a-z]+$/);
    });
  }

  it('bears twenty thousand findings', async () => {
    const [one] = changeRun().findings;
    assert.ok(one !== undefined);
    const findings = Array.from({ length: 20_000 }, (_, index) => ({ ...one, fingerprint: String(index) }));
    for (const [name, format] of formats) {
      assert.ok((await format.render(result({ findings }), context())).length > 0, name);
    }
  });
});
