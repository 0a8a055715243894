import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../sources/temporary-folder';
import type { TemporaryFolder } from '../sources/temporary-folder';
import { hexLine, KEY, line } from '../waivers/baseline/sample';
import { nhiIn } from './acme-folder';

const sha1 = (value: string): string => createHash('sha1').update(value).digest('hex');
const HEX = /'([0-9a-f]{32})'/.exec(hexLine())?.[1] ?? '';

describe('nhi import', () => {
  let folder: TemporaryFolder;
  const entries = (): string[] =>
    readFileSync(join(folder.path, 'nhi-baseline.yaml'), 'utf8')
      .split('\n')
      .filter((text) => text.startsWith('  - '))
      .map((text) => text.replace(/ hmac: "[0-9a-f]{12}"/, ''));
  beforeEach(() => {
    folder = temporaryFolder();
    folder.write('src/pay.ts', `\n${line(KEY)}`);
    folder.write('src/seed.ts', `\n\n${hexLine()}`);
    folder.git(['init', '-q']);
    folder.git(['add', '.']);
  });
  afterEach(() => {
    folder.remove();
  });

  it('takes over a baseline of detect-secrets by hash, what people said of it too', async () => {
    const results = {
      'src\\seed.ts': [{ type: 'Hex', hashed_secret: sha1(HEX), line_number: 77, is_secret: false }],
      'src/pay.ts': [{ type: 'Stripe', hashed_secret: sha1(KEY), line_number: 99, is_secret: false }],
      'src/gone.ts': [{ type: 'Basic', hashed_secret: sha1('x'), line_number: 3, is_secret: null }],
    };
    const filters = [{ path: 'detect_secrets.filters.regex.should_exclude_file', pattern: ['x'] }];
    folder.write('.secrets.baseline', JSON.stringify({ version: '1.5.0', results, filters_used: filters }));
    const { code, out, err } = await nhiIn(folder.path, 'import .secrets.baseline');
    assert.deepEqual([code, err], [0, '']);
    assert.match(
      out,
      /^Wrote nhi-baseline\.yaml: 2 of 3 excuses of \.secrets\.baseline are new in it, until 2031-05-30\.$/m,
    );
    assert.match(out, /not taken over: src\/gone\.ts:3, no secret is found there/);
    assert.match(out, /not taken over: its patterns of files/);
    assert.match(out, /not taken over: that src\/pay\.ts:2 is no secret; it certainly has the form of one/);
    assert.doesNotMatch(out, /that src\/seed\.ts/);
    assert.deepEqual(entries(), [
      '  - { rule: secret/generic-key, path: "src/seed.ts",, not_a_secret: "audited in .secrets.baseline" }',
      // Certain, and no test: nobody's word lifts its end.
      '  - { rule: secret/stripe-live-key, path: "src/pay.ts", }',
    ]);
    assert.match((await nhiIn(folder.path, 'import .secrets.baseline')).out, /nothing was written/);
    assert.doesNotMatch((await nhiIn(folder.path, 'scan')).out, /error +(?:secret\/(?:generic-key|stripe)|waiver)/);
  });

  it('takes over .gitleaksignore by file and line', async () => {
    const commit = 'cd5226711335c68be1e720b318b7bc3135a30eb2';
    folder.write('.gitleaksignore', `# known\nsrc/pay.ts:stripe:2\r\n${commit}:src/seed.ts:generic:9\nnonsense\n`);
    const { out } = await nhiIn(folder.path, 'import .gitleaksignore');
    assert.match(out, /1 of 2 excuses of \.gitleaksignore/);
    assert.match(out, /not taken over: src\/seed\.ts:9, no secret/);
    assert.match(out, /not taken over: line 4 is no fingerprint/);
    assert.deepEqual(entries(), ['  - { rule: secret/stripe-live-key, path: "src/pay.ts", }']);
  });

  describe('takes over a gitleaks configuration', () => {
    const manifest = (): string => readFileSync(join(folder.path, 'nhi.yaml'), 'utf8');
    const importing = async (toml: string): Promise<{ code: number; out: string; err: string }> => {
      folder.write('.gitleaks.toml', toml);
      return nhiIn(folder.path, 'import .gitleaks.toml');
    };

    it('its paths as scan.exclude, and says line by line what became of each', async () => {
      folder.write('vendor/lib.js', line(KEY));
      folder.write('nhi.yaml', '# ours\nversion: 1\nidentities: []\n');
      const toml = `[allowlist]\npaths = [\n  '''^vendor/''',\n  '''^gone/''',\n  '''\\\\d+''',\n]\ncommits = ["abcdef12"]\n`;
      const { code, out, err } = await importing(toml);
      assert.deepEqual([code, err], [0, '']);
      assert.equal(
        out,
        [
          'Wrote 1 glob under scan.exclude.',
          '  .gitleaks.toml:3 paths ^vendor/: scan.exclude: vendor/**, which leaves out 1 file',
          '  .gitleaks.toml:4 paths ^gone/: no file is there today',
          '  .gitleaks.toml:5 paths \\\\d+: not taken over, no glob surely means the same: write one under scan.exclude',
          '  .gitleaks.toml:7 commits abcdef12: not taken over, no commit is excused as a whole: what it brought is still there, or has leaked',
          '',
        ].join('\n'),
      );
      assert.equal(manifest(), '# ours\nversion: 1\nidentities: []\n\nscan:\n  exclude:\n    - "vendor/**"\n');
      assert.doesNotMatch((await nhiIn(folder.path, 'scan')).out, /vendor\/lib/);
      const again = await importing(toml);
      assert.match(
        again.out,
        /^Nothing of \.gitleaks\.toml was missing: nothing was written\.\n.*scan\.exclude has vendor/,
      );
      assert.ok(!existsSync(join(folder.path, 'nhi-baseline.yaml')));
    });

    it('paths of one rule, and paths that name identities, as waivers with an end', async () => {
      folder.write('.github/workflows/a.yml', `on: push # ${KEY}\n`);
      const { out } = await importing(
        '[allowlist]\ndescription = "samples"\npaths = ["^[.]github/"]\n[[rules]]\nid = "generic-api-key"\n[rules.allowlist]\npaths = ["^src/"]\n',
      );
      assert.match(out, /^Wrote 2 waivers\.$/m);
      assert.match(
        out,
        /:3 .*a waiver of secret\/stripe-live-key in \.github\/\*\* until 2031-05-30, not scan\.exclude/,
      );
      assert.match(out, /:7 .*a waiver of secret\/generic-key in src\/\*\* until 2031-05-30$/m);
      assert.match(manifest(), /reason: "allowed in \.gitleaks\.toml: samples"/);
      const { out: scanned } = await nhiIn(folder.path, 'scan --format json');
      const { findings } = JSON.parse(scanned) as { findings: { rule: string; waived?: unknown; place?: unknown }[] };
      const open = findings.filter(({ rule, waived }) => rule.startsWith('secret/') && waived === undefined);
      assert.deepEqual(
        open.map(({ rule }) => rule),
        ['secret/stripe-live-key'],
      );
      assert.match((await nhiIn(folder.path, 'import .gitleaks.toml')).out, /nothing was written[\s\S]*waived already/);
    });

    it('words and lines into the baseline, by what is found, and shows none of them', async () => {
      const word = HEX.slice(4, 20);
      const { out } = await importing(
        `[allowlist]\nstopwords = ["${word}", "nothing-of-it"]\nregexTarget = "line"\nregexes = ["const stripe", "[0-9]+"]\n`,
      );
      assert.match(out, /^Wrote 2 entries of nhi-baseline\.yaml\.$/m);
      assert.match(out, /:2 stopwords \(16 characters\): 1 secret in the baseline/);
      assert.match(out, /:2 stopwords \(13 characters\): nothing that is found is excused by it/);
      assert.match(out, /:4 regexes \(12 characters\): 1 secret in the baseline/);
      assert.match(out, /:4 regexes \(6 characters\): not taken over, it is more than words/);
      assert.ok(!out.includes(word));
      assert.deepEqual(entries(), [
        '  - { rule: secret/generic-key, path: "src/seed.ts",, not_a_secret: "allowed in .gitleaks.toml:2" }',
        '  - { rule: secret/stripe-live-key, path: "src/pay.ts", }',
      ]);
      assert.ok(!existsSync(join(folder.path, 'nhi.yaml')));
    });

    it('leaves everything as it is where nhi.yaml cannot be added to', async () => {
      folder.write('vendor/lib.js', 'let a;\n');
      folder.write('nhi.yaml', 'version: 1\nscan: none\n');
      const { code, err } = await importing('[allowlist]\npaths = ["^vendor/"]\nstopwords = ["a"]\n');
      assert.equal(code, 2);
      assert.match(err, /nothing can be added to nhi\.yaml as it is written/);
      assert.ok(!existsSync(join(folder.path, 'nhi-baseline.yaml')));
    });
  });

  it('says what it cannot read, and writes nothing', async () => {
    folder.write('.secrets.baseline', '{');
    folder.write('.gitleaks.toml', 'title = "x"\n');
    for (const [words, said] of [
      ['import', /which file\?/],
      ['import .secrets.baseline', /it is no JSON/],
      ['import .gitleaksignore', /there is no such file/],
      ['import .gitleaks.toml', /neither rules nor allow lists/],
      ['import other.toml', /there is no such file/],
      ['import README.md', /reads \.secrets\.baseline, \.gitleaksignore and gitleaks configurations/],
    ] as const) {
      const { code, err } = await nhiIn(folder.path, words);
      assert.equal(code, 2);
      assert.match(err, said);
    }
    folder.write('.secrets.baseline', '{"results": []}');
    assert.match((await nhiIn(folder.path, 'import .secrets.baseline')).err, /no "results"/);
    assert.ok(!existsSync(join(folder.path, 'nhi-baseline.yaml')));
  });
});
