import { strict as assert } from 'node:assert';
import Ajv from 'ajv';
import type { ScanResult } from '../../scanner/model';
import type { ReportContext } from '../../scanner/report';
import { renderGitLabCodeQuality } from '../../scanner/report/gitlab/code-quality';
import type { CodeQualityIssue } from '../../scanner/report/gitlab/code-quality';
import { renderGitLabSecretDetection } from '../../scanner/report/gitlab/secret-detection';
import { changeRun, unreadRun } from './change-run';
import { context } from './context';
import { ACTIVE, HOSTILE, hostileResult } from './hostile';
import { acme, finding, KEY_ID, place, result } from './sample';
import { codeQualitySchema, secretDetectionSchema } from './schema/gitlab';

interface SecretReport {
  readonly scan: { readonly status: string; readonly messages: readonly { level: string; value: string }[] } & Record<
    string,
    unknown
  >;
  readonly vulnerabilities: readonly {
    readonly id: string;
    readonly location: { readonly file: string; readonly commit: Record<string, string> };
    readonly details: Record<string, unknown>;
    readonly raw_source_code_extract?: string;
    readonly severity: string;
    readonly solution: string;
    readonly description: string;
    readonly name: string;
    readonly identifiers: readonly { readonly value: string }[];
  }[];
}

const ajv = new Ajv({ allowUnionTypes: true });
const validSecrets = ajv.compile(secretDetectionSchema);
const validQuality = ajv.compile(codeQualitySchema);

function secretsOf(scanned: ScanResult, more: Partial<ReportContext> = {}): SecretReport {
  const report = JSON.parse(renderGitLabSecretDetection(scanned, context(more))) as SecretReport;
  assert.ok(validSecrets(report), JSON.stringify(validSecrets.errors));
  return report;
}

function qualityOf(scanned: ScanResult): CodeQualityIssue[] {
  const report = JSON.parse(renderGitLabCodeQuality(scanned, { failOn: 'error' })) as CodeQualityIssue[];
  assert.ok(validQuality(report), JSON.stringify(validQuality.errors));
  return report;
}

describe("GitLab's secret detection report", () => {
  it('holds to the schema, which would tell', () => {
    const report = secretsOf(acme());
    const { scan, ...rest } = report;
    assert.ok(!validSecrets({ ...rest, scan: { ...scan, start_time: '2031-03-01' } }));
    assert.ok(!validSecrets(rest));
  });

  it('lists open secrets alone', () => {
    const { vulnerabilities } = secretsOf(acme());
    assert.deepEqual(
      vulnerabilities.map(({ identifiers }) => identifiers.map(({ value }) => value)),
      [['secret/aws-access-key', '798']],
    );
  });

  it('says what, where, how bad and what to do, and no secret', () => {
    const [only] = secretsOf(acme()).vulnerabilities;
    assert.equal(only?.name, 'An AWS access key in the code');
    assert.equal(only.severity, 'Critical');
    assert.equal(only.raw_source_code_extract, 'AKIA…(20)');
    assert.match(only.solution, /revoke it first/);
    assert.deepEqual(only.location, {
      file: 'scripts/backup.sh',
      start_line: 7,
      end_line: 7,
      commit: { sha: '0000000' },
    });
    assert.ok(!JSON.stringify(only).includes(KEY_ID));
  });

  it('grades by severity and confidence', () => {
    const graded = [
      { severity: 'error', confidence: 'certain' },
      { severity: 'error', confidence: 'likely' },
      { severity: 'warning', confidence: 'possible' },
      { severity: 'info', confidence: 'certain' },
    ] as const;
    const findings = graded.map((each) => finding(place('a', 'a', 'a'), { ...each, rule: 'secret/x' }));
    assert.deepEqual(
      secretsOf(result({ findings })).vulnerabilities.map(({ severity }) => severity),
      ['Critical', 'High', 'Medium', 'Info'],
    );
  });

  it('keeps ids over runs and apart from each other, by the fingerprint alone', () => {
    const ids = (line: number): string[] =>
      secretsOf(
        result({
          findings: ['0', '1', '1'].map((digit) =>
            finding(place('a', 'a', 'a', line), { rule: 'secret/x', fingerprint: digit.repeat(16) }),
          ),
        }),
      ).vulnerabilities.map(({ id }) => id);
    assert.deepEqual(ids(1), ids(70));
    assert.equal(new Set(ids(1)).size, 3);
  });

  it('names the commit: the first that held it, else the one that was looked at', () => {
    const origin = { kind: 'commit', commit: 'c0ffee', author: 'A. Author', date: '2030-01-02' } as const;
    const findings = [{ origin }, {}].map((more) => finding(place('a', 'a', 'a'), { rule: 'secret/x', ...more }));
    assert.deepEqual(
      secretsOf(result({ findings }), { commit: 'decade' }).vulnerabilities.map(({ location }) => location.commit),
      [{ sha: 'c0ffee', author: 'A. Author', date: '2030-01-02T00:00:00Z' }, { sha: 'decade' }],
    );
  });

  it('puts first what is new, and says what is', () => {
    assert.deepEqual(
      secretsOf(changeRun()).vulnerabilities.map(({ details }) => details['new']),
      [true, true].map((value) => ({ name: 'New in this change', type: 'value', value })),
    );
  });

  it('says when it ran, that it failed, and what was not read', () => {
    const { scan } = secretsOf(unreadRun(), { exit: { code: 2, description: 'a file was not read' } });
    assert.equal(scan.status, 'failure');
    assert.deepEqual([scan['start_time'], scan['end_time']], ['2031-03-01T10:20:30', '2031-03-01T10:20:31']);
    assert.deepEqual(scan.messages[0], { level: 'fatal', value: 'cannot read infra/prod.tf: permission denied' });
    assert.equal(secretsOf(acme()).scan.status, 'success');
  });

  for (const [name, text] of Object.entries(HOSTILE)) {
    it(`is valid with hostile content, and nothing its database refuses: ${name}`, () => {
      const report = secretsOf(hostileResult(text));
      assert.equal(report.vulnerabilities.length, 1);
      assert.doesNotMatch(JSON.stringify(report), /\\u|[\p{Cf}\p{Cs}]/u);
    });
  }
});

describe("GitLab's code quality report", () => {
  it('lists what is open, secrets or not, what blocks first', () => {
    assert.deepEqual(
      qualityOf(acme()).map(({ check_name, severity }) => `${severity} ${check_name}`),
      ['critical identity/undeclared', 'critical secret/aws-access-key', 'minor identity/expires-soon'],
    );
    assert.deepEqual(qualityOf(acme())[1]?.location, { path: 'scripts/backup.sh', lines: { begin: 7, end: 7 } });
  });

  it('keeps fingerprints unique, which GitLab needs', () => {
    const prints = qualityOf(acme()).map(({ fingerprint }) => fingerprint);
    assert.equal(new Set(prints).size, prints.length);
    assert.equal(prints[0], '0123456789abcdef');
  });

  it('keeps the severity of what was there before: GitLab compares by itself', () => {
    const report = qualityOf(changeRun());
    assert.equal(report[0]?.check_name, 'secret/aws-access-key');
    assert.equal(report.find(({ check_name }) => check_name === 'identity/undeclared')?.severity, 'critical');
  });

  it('says which file could not be read, and is an empty list where there is nothing', () => {
    assert.equal(qualityOf(unreadRun())[0]?.check_name, 'skipped/unreadable');
    assert.deepEqual(qualityOf(result()), []);
  });

  for (const [name, text] of Object.entries(HOSTILE)) {
    it(`is valid with hostile content: ${name}`, () => {
      const report = qualityOf(hostileResult(text));
      assert.equal(report.length, 4);
      assert.doesNotMatch(JSON.stringify(report), /\\u/);
      assert.doesNotMatch(renderGitLabCodeQuality(hostileResult(text), { failOn: 'error' }), ACTIVE);
    });
  }
});
