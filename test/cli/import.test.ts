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

  it('says what it cannot read, and writes nothing', async () => {
    folder.write('.secrets.baseline', '{');
    folder.write('.gitleaks.toml', '[allowlist]\n');
    for (const [words, said] of [
      ['import', /which file\?/],
      ['import .secrets.baseline', /it is no JSON/],
      ['import .gitleaksignore', /there is no such file/],
      ['import .gitleaks.toml', /not taken over/],
      ['import README.md', /reads \.secrets\.baseline and \.gitleaksignore/],
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
