import { strict as assert } from 'node:assert';
import type { Finding, Severity } from '../../scanner/model';
import { ScannerError, UnreadableError, UsageError } from '../../scanner/model';
import type { JsonReport } from '../../scanner/report';
import { FORMATS } from '../../scanner/cli/report-option';
import { run } from '../../scanner/cli/run';
import { acme, coverage, finding, place, result, skip, TODAY } from '../report/sample';
import { fakeHost, scannedOf } from './fake-host';
import type { FakeOptions } from './fake-host';

async function nhi(line: string, options: FakeOptions = {}) {
  const host = fakeHost(options);
  const code = await run(line.split(' '), host);
  return { code, ...host.printed, saved: host.saved, requests: host.requests };
}

const withFindings = (...severities: Severity[]): FakeOptions => ({
  result: result({ findings: severities.map((severity) => finding(place('a.ts', 'x', 'x'), { severity })) }),
});

describe('the exit code', () => {
  const waived: Finding = { ...finding(place('a', 'a', 'a')), waived: { reason: 'sample', until: TODAY } };
  const changed = (isNew: boolean): FakeOptions => ({
    result: result({ findings: [finding(place('a.ts', 'x', 'x'), { isNew })] }),
  });
  const table: readonly (readonly [string, FakeOptions, string, number])[] = [
    ['nothing found', {}, '', 0],
    ['nothing to look at', { result: result({ coverage: coverage({ files: 0, bytes: 0 }) }) }, '', 0],
    ['an error', withFindings('error'), '', 1],
    ['a warning', withFindings('warning', 'info'), '', 0],
    ['a warning that counts', withFindings('warning'), '--fail-on warning', 1],
    ['a note that counts', withFindings('info'), '--fail-on info', 1],
    ['a note that does not', withFindings('info'), '--fail-on warning', 0],
    ['an error that nobody counts', withFindings('error'), '--fail-on none', 0],
    ['an error that was there before the change', changed(false), '--fail-on info', 0],
    ['an error that the change brings', changed(true), '', 1],
    ['a waived error', { result: result({ findings: [waived] }) }, '--fail-on info', 0],
    ['a file that was skipped', { result: result({ coverage: coverage({ skipped: [skip('a', 'binary')] }) }) }, '', 0],
    [
      'a file that must be read',
      { result: result({ ...acme(), coverage: coverage({ skipped: [skip('a', 'unreadable', { fatal: true })] }) }) },
      '--fail-on none',
      2,
    ],
  ];
  for (const [title, options, words, expected] of table) {
    it(`is ${expected} for ${title}`, async () => {
      for (const command of ['scan', 'check']) {
        assert.equal((await nhi(`${command} ${words}`.trim(), options)).code, expected);
      }
    });
  }

  it('is 2 for a call nobody understands, which says so in one line', async () => {
    const { code, out, err } = await nhi('scan --formt json');
    assert.deepEqual([code, out, err], [2, '', 'nhi: unknown option --formt: did you mean --format?\n']);
  });

  const failures: readonly (readonly [Error, string])[] = [
    [new UsageError('gone.ts does not exist'), 'nhi: gone.ts does not exist\n'],
    [new UnreadableError('nhi.yaml', 'permission denied'), 'nhi: cannot read nhi.yaml: permission denied\n'],
    [new ScannerError('a worker died'), 'nhi: a worker died\n'],
    [new TypeError('x is\nundefined'), 'nhi: internal error: TypeError: x is␊undefined (report it)\n'],
  ];
  for (const [error, expected] of failures) {
    it(`is 2 for a ${error.name}, without a stack`, async () => {
      const { code, out, err } = await nhi('scan', { scan: () => Promise.reject(error) });
      assert.deepEqual([code, out, err], [2, '', expected]);
    });
  }

  it('is 2 for the unexpected, with the stack for --verbose and never with what may be a token', async () => {
    const value = 'ghp' + '_' + 'a1B2'.repeat(9);
    const error = new SyntaxError(`Unexpected token in JSON: "${value}"`);
    const { code, err } = await nhi('scan --verbose', { scan: () => Promise.reject(error) });
    assert.equal(code, 2);
    assert.match(err, /^nhi: internal error: SyntaxError: Unexpected token in JSON: "ghp_…\(40\)" \(report it\)\n/);
    assert.match(err, /^nhi: {5}at /m);
    assert.ok(!err.includes(value));
  });
});

describe('nhi scan', () => {
  it('hands the call over in the words of the session', async () => {
    const { requests } = await nhi('scan src lib --now 2032-01-01 --profile strict --policy p.yaml --no-ignore');
    const [{ onProgress, ...request } = assert.fail()] = requests;
    assert.equal(typeof onProgress, 'function');
    assert.deepEqual(request, {
      cwd: '/home-of/acme',
      paths: ['src', 'lib'],
      subject: 'tree',
      noIgnore: true,
      today: '2032-01-01',
      profile: 'strict',
      policy: 'p.yaml',
    });
    assert.equal((await nhi('scan')).requests[0]?.today, TODAY);
  });

  it('prints one line for a clean tree and nothing else', async () => {
    const { out, err } = await nhi('scan');
    assert.deepEqual([out, err], ['214 files (1.8 MB, 0.06 s), 0 identities, nothing to do.\n', '']);
  });

  it('prints JSON and SARIF, whole and alone', async () => {
    const json = await nhi('scan --format json', { result: acme() });
    assert.equal((JSON.parse(json.out) as JsonReport).findings.length, 5);
    assert.equal(json.err, '');
  });

  it('writes the report into a file, without colour, and prints the summary', async () => {
    const options = { result: acme(), isTerminal: true, environment: { FORCE_COLOR: '1' } };
    const { out, saved, code } = await nhi('scan --output report.txt', options);
    assert.equal(code, 1);
    assert.match(out, /^2 errors, 1 warning in 3 of 214 files.*\nNot read: .*\nReport: report\.txt\n$/);
    assert.match(saved.get('report.txt') ?? '', /^\.github\/workflows\/release\.yml\n/);
  });

  it('writes several reports in one run, and names them below a report for a person alone', async () => {
    const reports = '--report sarif=x.sarif --report gitlab-secret-detection=x.json --report csv=x.csv';
    const text = await nhi(`scan ${reports}`, { result: acme(), isTerminal: true });
    assert.equal(text.code, 1);
    assert.match(text.out, /^.*\.github.*\n[\s\S]*\nReport: x\.sarif\nReport: x\.json\nReport: x\.csv\n$/);
    assert.deepEqual([...text.saved.keys()], ['x.sarif', 'x.json', 'x.csv']);
    assert.match(text.saved.get('x.json') ?? '', /"start_time": "2031-03-01T10:20:30"/);
    const json = await nhi(`scan --format json ${reports}`, { result: acme() });
    assert.equal((JSON.parse(json.out) as JsonReport).findings.length, 5);
    assert.equal(json.saved.get('x.sarif'), text.saved.get('x.sarif'));
    const all = await nhi(`scan ${reports} --output x.txt`, { result: acme() });
    assert.match(
      all.out,
      /^2 errors.*\nNot read: .*\nReport: x\.txt\nReport: x\.sarif\nReport: x\.json\nReport: x\.csv\n$/,
    );
    assert.ok(all.saved.get('x.txt')?.includes('\u001b') === false);
  });

  it('knows every format', async () => {
    for (const format of FORMATS) {
      const { code, out, err } = await nhi(`scan --format ${format}`, { result: acme() });
      assert.deepEqual([code, err, out !== ''], [1, '', true], format);
      const { saved } = await nhi(`check --report ${format}=x`, { result: acme() });
      assert.notEqual(saved.get('x') ?? '', '', format);
    }
  });

  it('takes - for standard output', async () => {
    const { out, saved } = await nhi('scan --output - --format json');
    assert.match(out, /^\{/);
    assert.equal(saved.size, 0);
  });

  it('names what could not be read, and why that is not clean', async () => {
    const unread = (number: number): FakeOptions => ({
      result: result({
        coverage: coverage({
          files: 213,
          skipped: Array.from({ length: number }, (_, index) =>
            skip(`infra/${index}.tf`, 'unreadable', { detail: 'permission denied', fatal: true }),
          ),
        }),
      }),
    });
    assert.equal(
      (await nhi('scan', unread(1))).err,
      'nhi: cannot read infra/0.tf: permission denied. Scanned the other 213 files; ending with 2, ' +
        'because an unread file is not a clean file.\n',
    );
    assert.match(
      (await nhi('scan', unread(7))).err,
      /(nhi: cannot read .*\n){5}nhi: and 2 more\nnhi: Scanned the other 213 files; .*\n$/,
    );
  });
});

describe('a terminal', () => {
  const COLOUR = '\u001b[';
  const cases: readonly (readonly [string, boolean, Record<string, string>, boolean])[] = [
    ['scan', true, {}, true],
    ['scan', false, {}, false],
    ['scan --no-color', true, { FORCE_COLOR: '1' }, false],
    ['scan', true, { NO_COLOR: '1' }, false],
    ['scan', true, { NO_COLOR: '' }, true],
    ['scan', false, { FORCE_COLOR: '1' }, true],
    ['scan', true, { FORCE_COLOR: '0' }, false],
    ['scan', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    ['scan', true, { TERM: 'dumb' }, false],
    ['list', true, {}, true],
    ['list --no-color', true, {}, false],
  ];
  for (const [line, isTerminal, environment, expected] of cases) {
    const given = JSON.stringify(environment);
    it(`has ${expected ? 'colours' : 'none'}: ${line}, ${isTerminal ? 'terminal' : 'pipe'}, ${given}`, async () => {
      const { out } = await nhi(line, { result: acme(), isTerminal, environment });
      assert.equal(out.includes(COLOUR), expected);
    });
  }

  it('says how wide a report is, a pipe is as wide as a log', async () => {
    const widest = async (options: FakeOptions): Promise<number> => {
      const long = finding(place('a.ts', 'x'.repeat(240), 'x'.repeat(9)));
      const { out } = await nhi('scan --no-color', { result: result({ findings: [long] }), ...options });
      return Math.max(...(out.split('\n\n')[0] ?? '').split('\n').map((line) => line.length));
    };
    // A line cut at one end keeps the column of the other end's ellipsis free.
    assert.equal(await widest({ isTerminal: true, columns: 72 }), 71);
    assert.equal(await widest({ columns: 72 }), 119);
    assert.equal(await widest({ isTerminal: true, columns: 400 }), 159);
  });

  const slow = (environment: Record<string, string> = {}, isTerminal = true): FakeOptions => ({
    isTerminal,
    environment,
    clock: [0, 0, 500, 1100, 1150, 1300, 1400],
    scan: ({ onProgress }) => {
      for (const files of [10, 20, 30, 40]) onProgress?.(files, files * 1e6);
      return Promise.resolve(scannedOf({}));
    },
  });

  it('shows progress after a second, at most ten times a second, and takes it away', async () => {
    const { err } = await nhi('scan', slow());
    assert.equal(err, '\r\u001b[K20 files, 20 MB\r\u001b[K40 files, 40 MB\r\u001b[K');
  });

  it('shows no progress to a pipe, to CI and to a dumb terminal', async () => {
    for (const options of [slow({}, false), slow({ CI: 'true' }), slow({ TERM: 'dumb' })]) {
      assert.equal((await nhi('scan', options)).err, '');
    }
  });
});

describe('nhi check', () => {
  it('looks at nhi.yaml alone', async () => {
    const { requests, out } = await nhi('check');
    assert.equal(requests[0]?.subject, 'manifest');
    assert.equal(out, 'nhi.yaml: 0 entries. Nothing to do.\n');
  });

  it('does not call a missing nhi.yaml clean', async () => {
    const { code, err } = await nhi('check', { files: {} });
    assert.deepEqual([code, err], [2, 'nhi: there is no nhi.yaml in /home-of/acme: nhi init writes one\n']);
  });
});

describe('what else is to be said', () => {
  it('goes to standard error, safe to print, and changes no verdict', async () => {
    const notices = [
      'org.yaml:3: The shared policy sets profile to starter; strict is stricter and stays',
      'a\u001b[2Kb',
    ];
    for (const command of ['scan', 'check']) {
      const { code, err, out } = await nhi(`${command} --format json`, { result: result({ notices }) });
      assert.deepEqual([code, err], [0, `nhi: ${notices[0]}\nnhi: a␛[2Kb\n`]);
      assert.deepEqual((JSON.parse(out) as JsonReport).notices, notices);
    }
  });
});

describe('nhi list', () => {
  it('prints the inventory and judges nobody', async () => {
    const { code, out } = await nhi('list', { result: acme() });
    assert.equal(code, 0);
    assert.match(out, /^Not in nhi\.yaml \(1\)\n/);
    assert.match((await nhi('list --format json', { result: acme() })).out, /^\{\n {2}"version": 1,/);
  });

  it('says with 2 that something could not be read', async () => {
    const skipped = [skip('a', 'unreadable', { fatal: true })];
    assert.equal((await nhi('list', { result: result({ coverage: coverage({ skipped }) }) })).code, 2);
  });
});

describe('help', () => {
  it('is printed for nhi and for each command, in 80 columns', async () => {
    for (const line of ['help', 'help scan', 'help init', 'help check', 'help list', 'help explain']) {
      const { code, out } = await nhi(line);
      assert.equal(code, 0);
      for (const shown of out.split('\n')) assert.ok(shown.length <= 80, `${shown.length}: ${shown}`);
    }
    assert.match((await nhi('help')).out, /nhi scan \[PATH\.\.\.\] {2,}find secrets/);
  });

  it('names the version of the package', async () => {
    assert.match((await nhi('--version')).out, /^\d+\.\d+\.\d+\n$/);
  });
});
