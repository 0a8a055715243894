import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FORMATS } from '../../scanner/cli/report-option';
import { isBuilt, nhi } from '../hooks/workshop';
import { formsOf, plant } from '../report/planted';
import type { Planted } from '../report/planted';
import { TODAY } from '../report/sample';
import { repository } from '../sources/repository';
import type { Repository } from '../sources/repository';
import { ACCESS_KEY } from './acme-folder';

const EVERYTHING = ['--verbose', '--all', '--now', TODAY];
const REPORTS = 'reports';

/** Everything that a call prints and writes, by what it is. */
function outputsOf(repo: Repository, words: readonly string[], input = ''): Map<string, string> {
  const { status, out, err } = nhi(repo, words, '.', input);
  assert.ok(status <= 1, `${words.join(' ')} ended with ${status}`);
  const outputs = new Map([
    ['standard output', out],
    ['standard error', err],
  ]);
  for (const name of readdirSync(join(repo.path, REPORTS))) {
    outputs.set(name, readFileSync(join(repo.path, REPORTS, name), 'utf8'));
  }
  return outputs;
}

/** @returns which secret stands in which output in which form, never the secret */
function leaksOf(outputs: ReadonlyMap<string, string>, { secrets }: Planted): string[] {
  const forms = [...secrets].flatMap(([name, value]) =>
    [...formsOf(value)].map(([form, shown]) => [`${name} ${form}`, shown] as const),
  );
  return [...outputs].flatMap(([output, text]) => {
    // A line break, a quote's backslash or a table's border must hide nothing.
    const joined = text.replace(/\\n|[\s\\]/g, '');
    return forms
      .filter(([, shown]) => text.includes(shown) || joined.includes(shown))
      .map(([name]) => `${output}: ${name}`);
  });
}

/** Uses what is declared in a file that it does not touch. */
const ALONE = `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: make \${{ secrets.OTHER }} \${{ secrets.NPM_TOKEN }}
`;

/** One commit with every file, one that only touches them, one beside them, and every file staged once more. */
function plantedRepository({ texts }: Planted): Repository {
  const repo = repository();
  repo.commit('README.md', '# Acme\n');
  const writeAll = (head: (path: string) => string): void => {
    for (const [path, text] of texts) repo.write(path, path.endsWith('.json') ? text : head(path) + text);
    repo.git(['add', '--force', '.']);
  };
  writeAll(() => '');
  repo.git(['commit', '-q', '-m', 'Plant']);
  writeAll(() => '# touched\n');
  repo.git(['commit', '-q', '-m', 'Touch']);
  repo.commit('.github/workflows/alone.yml', ALONE);
  writeAll(() => '# staged\n');
  repo.write(`${REPORTS}/.gitignore`, '*\n');
  return repo;
}

describe('the built command', () => {
  const planted = plant();
  let repo: Repository | undefined;
  before(function () {
    if (!isBuilt()) this.skip();
    repo = plantedRepository(planted);
  });
  after(() => repo?.remove());

  const allReports = FORMATS.flatMap((format) => ['--report', `${format}=${REPORTS}/${format}`]);
  const calls: readonly (readonly [string, readonly string[], string?])[] = [
    ['a tree', ['scan', ...allReports]],
    ['some files', ['scan', 'src', '.env', ...allReports]],
    ['what is staged', ['scan', '--staged', ...allReports]],
    ['a range', ['scan', '--range', 'HEAD~3..HEAD', ...allReports]],
    ['one commit, beside files with secrets', ['scan', '--range', 'HEAD', ...allReports]],
    ['a history', ['scan', '--history', ...allReports]],
    ...[...planted.texts].map(([path, text]): (typeof calls)[number] => [
      `standard input as ${path}`,
      ['scan', '--stdin', '--stdin-path', path, ...allReports],
      text,
    ]),
    ['nhi.yaml alone', ['check', ...allReports]],
    ['a change in continuous integration', ['ci', '--base', 'HEAD~3', '--head', 'HEAD', ...allReports]],
  ];
  for (const [title, words, input] of calls) {
    it(`shows no secret of ${title}, in whatever form and format`, () => {
      const outputs = outputsOf(repo ?? assert.fail(), [...words, ...EVERYTHING], input);
      assert.equal(outputs.size, FORMATS.length + 3);
      assert.deepEqual(leaksOf(outputs, planted), []);
    });
  }

  it('shows none on standard output, in whatever format', () => {
    for (const format of FORMATS) {
      const outputs = outputsOf(repo ?? assert.fail(), ['scan', '--format', format, ...EVERYTHING]);
      assert.deepEqual(leaksOf(outputs, planted), [], format);
    }
  });

  it('shows none in a list, a baseline or a refusal', () => {
    for (const words of [
      ['list', '--all', '--now', TODAY],
      ['list', '--format', 'json', '--now', TODAY],
      ['list', '--format', 'csv', '--now', TODAY],
      ['list', '--format', 'markdown', '--now', TODAY],
      ['offboard', '--owner', '@acme/web', '--now', TODAY],
      ['scan', '--staged', '--now', TODAY],
      ['hook', 'pre-commit', '--now', TODAY],
      ['baseline', 'create', '--now', TODAY],
      ['baseline', 'show', '--now', TODAY],
    ]) {
      assert.deepEqual(leaksOf(outputsOf(repo ?? assert.fail(), words), planted), [], words.join(' '));
    }
    const baseline = readFileSync(join(repo?.path ?? '', 'nhi-baseline.yaml'), 'utf8');
    assert.deepEqual(leaksOf(new Map([['nhi-baseline.yaml', baseline]]), planted), []);
  });

  it('shows none of one identity, its steps and its owner', () => {
    for (const line of [
      'show npm --all',
      'show runbook',
      'show STRIPE_API_KEY',
      'show OTHER --format json',
      'rotate npm',
      'retire runbook',
      'drill runbook',
      'renew npm runbook',
      'review --all',
      'declare DEPLOY',
      'offboard --owner x --to @acme/web',
    ]) {
      const { out, err } = nhi(repo ?? assert.fail(), [...line.split(' '), '--now', TODAY], '.', '');
      const outputs = new Map([
        ['standard output', out],
        ['standard error', err],
      ]);
      assert.deepEqual(leaksOf(outputs, planted), [], line);
      assert.ok((out + err).length > 0, line);
    }
  });

  it('shows none in the words of an error, though it quotes a file or the call', () => {
    const broken = repository();
    try {
      broken.commit('.env.example', 'STRIPE_API_KEY=\n');
      broken.write('nhi.yaml', `version: 1\nidentities:\n  - id: stripe\n    owner: @${ACCESS_KEY}\n`);
      for (const words of [
        ['init', '--yes'],
        ['fmt'],
        ['declare', 'env:STRIPE_API_KEY', '--owner', 'web', '--expires', '30d'],
        ['scan', ACCESS_KEY],
        ['scan', `--${ACCESS_KEY}`],
        ['scan', '--profile', ACCESS_KEY],
        ['scan', '--manifest', ACCESS_KEY],
        ['scan', '--output', `${ACCESS_KEY}/x`],
        ['scan', '--range', ACCESS_KEY],
        ['explain', `secret/${ACCESS_KEY}`],
        [ACCESS_KEY],
      ]) {
        const { status, out, err } = nhi(broken, words, '.', '');
        assert.equal(status, 2);
        assert.match(err, /^nhi: .*AKIA…\(20\)/m);
        assert.ok(!(out + err).includes(ACCESS_KEY.slice(4)), words[0]);
      }
    } finally {
      broken.remove();
    }
  });

  it('would be caught: the search sees what is there', () => {
    const [name, value] =
      [...planted.secrets].find(([, each]) => each.length > 60 && /^\w+$/.test(each)) ?? assert.fail();
    const shown = new Map([['a file', JSON.stringify({ line: `x\n${value.slice(0, 5)}\n${value.slice(5)}` })]]);
    assert.deepEqual(leaksOf(shown, planted), [
      `a file: ${name} as it is`,
      `a file: ${name} percent-encoded where it must be`,
    ]);
  });
});
