import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { JsonReport } from '../../scanner/report';
import { temporaryFolder } from '../sources/temporary-folder';
import type { TemporaryFolder } from '../sources/temporary-folder';
import { hexLine, KEY, line, OTHER_KEY } from '../waivers/baseline/sample';
import { nhiIn } from './acme-folder';
import type { Outcome } from './acme-folder';

describe('nhi baseline on a real repository', () => {
  let folder: TemporaryFolder;
  const nhi = async (words: string): Promise<Outcome> => {
    const outcome = await nhiIn(folder.path, words);
    for (const said of [outcome.out, outcome.err, existsSync(file()) ? written() : '']) {
      assert.ok(!said.includes(KEY) && !said.includes(OTHER_KEY));
    }
    return outcome;
  };
  const file = (): string => join(folder.path, 'nhi-baseline.yaml');
  const written = (): string => readFileSync(file(), 'utf8');
  const move = (from: string, to: string): void => {
    folder.write(to, readFileSync(join(folder.path, from)));
    folder.git(['rm', '-q', '-f', from]);
    folder.git(['add', '.']);
  };
  beforeEach(() => {
    folder = temporaryFolder();
    folder.write('src/pay.ts', line(KEY));
    folder.write('src/old.ts', hexLine());
    folder.git(['init', '-q']);
    folder.git(['add', '.']);
  });
  afterEach(() => {
    folder.remove();
  });

  it('makes the first day green, and create again changes nothing', async () => {
    assert.equal((await nhi('scan')).code, 1);
    const { code, out, err } = await nhi('baseline create');
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^Wrote nhi-baseline\.yaml: 2 entries, excused until 2031-05-30\.\n1 of them are certain/);
    const first = written();
    assert.deepEqual(
      (parse(first) as { entries: { rule: string; path: string }[] }).entries.map(({ rule, path }) => [rule, path]),
      [
        ['secret/generic-key', 'src/old.ts'],
        ['secret/stripe-live-key', 'src/pay.ts'],
      ],
    );
    const scanned = await nhi('scan');
    assert.equal(scanned.code, 0, scanned.out);
    assert.match(scanned.out, /2 waived/);
    assert.match((await nhi('baseline create --now 2031-04-01')).out, /is there already and stays as it is\.\n$/);
    assert.match((await nhi('baseline update --now 2031-04-01')).out, /^Nothing is to be written: .*, excused until /);
    assert.match(
      (await nhi('baseline update --now 2031-06-01')).out,
      /, ended on 2031-05-30: it excuses nothing before its "until" is a later day\.\n$/,
    );
    assert.match((await nhi('baseline prune')).out, /nothing is to be written/);
    assert.equal(written(), first);
  });

  it('lets the commit through that brings it, and stops the next secret', async () => {
    await nhi('baseline create');
    folder.git(['add', '.']);
    assert.equal((await nhi('scan --staged')).code, 0);
    folder.git(['commit', '-q', '-m', 'Begin']);
    folder.write('src/pay.ts', `// said\n${line(KEY)}`);
    folder.git(['add', '.']);
    assert.equal((await nhi('scan --staged')).code, 0);
    folder.write('src/pay.ts', line(KEY) + line(OTHER_KEY));
    folder.git(['add', '.']);
    const { code, out } = await nhi('scan --staged');
    assert.equal(code, 1);
    assert.match(out, /src\/pay\.ts/);
  });

  it('shows what is excused in machine formats as every waiver', async () => {
    await nhi('baseline create');
    const { findings } = JSON.parse((await nhi('scan --format json')).out) as JsonReport;
    assert.deepEqual(
      findings.map(({ waived }) => waived),
      Array.from({ length: 2 }, () => ({ reason: 'baseline', until: '2031-05-30' })),
    );
    assert.match((await nhi('scan --format sarif')).out, /"justification":\s*"baseline \(until 2031-05-30\)"/);
  });

  it('blocks what comes, until update takes it in under the same end and salt', async () => {
    await nhi('baseline create');
    const [, salt] = /^salt: (.*)$/m.exec(written()) ?? [];
    folder.write('src/new.ts', line(OTHER_KEY) + line(OTHER_KEY));
    assert.equal((await nhi('scan')).code, 1);
    assert.match((await nhi('baseline create')).out, /2 secrets more: nhi baseline update adds them/);
    assert.match((await nhi('baseline show')).out, /Not in it: 2 secrets/);
    const { out } = await nhi('baseline update --now 2031-04-01');
    assert.match(out, /^Wrote nhi-baseline\.yaml: 1 entry added, excused until 2031-05-30\.\nAll are certain/);
    assert.ok(written().includes(`salt: ${salt ?? ''}\nuntil: 2031-05-30\n`));
    assert.equal((await nhi('scan')).code, 0);
  });

  it('follows a rename, keeps what is said of an entry, and prunes what is gone', async () => {
    await nhi('baseline create');
    folder.write(
      'nhi-baseline.yaml',
      written().replace(/( path: "src\/old\.ts".*) \}/, '$1, not_a_secret: "a seed" }'),
    );
    move('src/old.ts', 'lib/seed.ts');
    assert.equal((await nhi('scan')).code, 0);
    assert.match(
      (await nhi('baseline show')).out,
      /generic-key +src\/old\.ts +moved: nhi baseline update, not a secret: a seed/,
    );
    assert.match((await nhi('baseline update')).out, /^Wrote nhi-baseline\.yaml: 0 entries added, 1 moved, excused/);
    assert.match(written(), /path: "lib\/seed\.ts", hmac: "[0-9a-f]{12}", not_a_secret: "a seed" \}\n/);
    assert.doesNotMatch(written(), /old\.ts/);
    folder.write('src/pay.ts', 'const stripe = process.env.KEY;\n');
    assert.match((await nhi('scan')).out, /waiver\/unused .*This entry of the baseline excuses nothing any more/);
    assert.match((await nhi('baseline show')).out, /stripe-live-key +src\/pay\.ts +gone: nhi baseline prune/);
    assert.match((await nhi('baseline prune')).out, /1 entry taken out, 1 left, excused until 2031-05-30/);
    assert.doesNotMatch((await nhi('scan')).out, /waiver/);
  });

  it('says what is wrong with the file and where, and writes nothing over it', async () => {
    await nhi('baseline create');
    const broken = written().replace('until: 2031-05-30', 'until: soon');
    folder.write('nhi-baseline.yaml', broken);
    for (const word of ['create', 'update', 'prune', 'show']) {
      const { code, err } = await nhi(`baseline ${word}`);
      assert.equal(code, 2);
      assert.match(err, /^nhi: nhi-baseline\.yaml.*has no end that can be read/);
    }
    assert.equal(written(), broken);
    const { code, out } = await nhi('scan');
    assert.equal(code, 1);
    assert.match(out, /^nhi-baseline\.yaml\n(?: .*\n)* +6:1 +error +waiver\/invalid/);
    assert.match(out, /secret\/stripe-live-key/);
  });

  it('keeps the line ends that git checked out', async () => {
    await nhi('baseline create');
    folder.write('nhi-baseline.yaml', written().replaceAll('\n', '\r\n'));
    folder.write('src/new.ts', line(OTHER_KEY));
    await nhi('baseline update');
    assert.doesNotMatch(written(), /[^\r]\n/);
    assert.equal((await nhi('scan')).code, 0);
  });

  it('works from a folder below, and on nothing', async () => {
    assert.equal((await nhiIn(join(folder.path, 'src'), 'baseline create')).code, 0);
    assert.ok(existsSync(file()));
    const empty = temporaryFolder();
    const { code, out } = await nhiIn(empty.path, 'baseline create');
    assert.deepEqual([code, out], [0, 'No secret was found that needs excusing: there is nothing to write.\n']);
    assert.equal((await nhiIn(empty.path, 'baseline prune')).code, 2);
    empty.remove();
  });

  it('says which words it knows', async () => {
    assert.match((await nhi('baseline')).err, /^nhi: nhi baseline: what\? create, update, prune, show\n$/);
    assert.match((await nhi('baseline updaet')).err, /did you mean nhi baseline update\?/);
    assert.match((await nhi('baseline toString')).err, /has no toString/);
    assert.match((await nhi('baseline update')).err, /there is no nhi-baseline\.yaml: nhi baseline create writes it/);
  });
});
