import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { githubActions } from '../../../scanner/identities/github-actions';
import { Gate } from '../../../scanner/identities/github-actions/gate';
import { readYaml } from '../../../scanner/identities/yaml';
import type { IdentityReading } from '../../../scanner/model';

const fixtures = path.join(__dirname, 'fixtures');
const texts = readdirSync(fixtures, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
  .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));

const PATHS = ['.github/workflows/a.yml', 'action.yml', '.github/dependabot.yml', 'workflow-templates/a.yml'] as const;

function mayNameIdentity(text: string): boolean {
  return new Gate(text).mayNameIdentity();
}

function read(file: string, text: string): IdentityReading {
  return githubActions.resolve(new Map([[file, githubActions.read(file, text)]]), () => undefined);
}

function assertInside(text: string, { references, notes }: IdentityReading): void {
  for (const { place } of [...references, ...notes]) {
    const { range, start, end } = place;
    assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length, JSON.stringify(range));
    assert.ok(start.line >= 1 && start.column >= 1 && end.line >= start.line);
  }
}

/** What a workflow is made of, for tearing one apart. */
const piece = fc.oneof(
  fc.constantFrom(
    '${{ secrets.A }}',
    '${{',
    '}}',
    "secrets['",
    ' || ',
    '&a ',
    '*a',
    '<<: *a',
    'permissions: ',
    'uses: ',
  ),
  fc.constantFrom(
    '\n',
    '\r\n',
    '\t',
    '  ',
    '- ',
    ': ',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    '|',
    '>',
    '#',
    '---\n',
    '\ufeff',
    '😀',
  ),
  fc.string({ maxLength: 5 }),
);

const edit = fc.record({ at: fc.nat(), length: fc.nat(30), piece });

describe('workflows that are being written', () => {
  it('never make reading throw or leave the text, wherever they are cut or changed', () => {
    const source = fc.constantFrom(...texts);
    fc.assert(
      fc.property(
        source,
        fc.constantFrom(...PATHS),
        fc.array(edit, { maxLength: 6 }),
        fc.nat(),
        (whole, file, edits, cut) => {
          let text = whole.slice(0, cut % (whole.length + 1) || whole.length);
          for (const { at, length, piece: put } of edits) {
            const from = at % (text.length + 1);
            text = text.slice(0, from) + put + text.slice(from + length);
          }
          assertInside(text, read(file, text));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('still give what stands above the place where somebody types', () => {
    for (const whole of texts.filter((text) => text.includes('jobs:'))) {
      const all = read(PATHS[0], whole).references;
      for (const reference of all.filter(({ syntax }) => syntax === 'gha.secret-ref' || syntax === 'gha.with-cred')) {
        const text = whole.slice(0, reference.place.range.end);
        const found = read(PATHS[0], text).references.map(({ place }) => place.range.start);
        assert.ok(found.includes(reference.place.range.start), text.slice(-200));
      }
    }
  });

  it('say so where they are no valid YAML, and are read all the same', () => {
    const text = 'on: push\njobs:\n  a:\n    name: "open\n    steps:\n      - run: x ${{ secrets.A }}\n';
    const { references, notes } = read(PATHS[0], text);
    assert.deepEqual(
      references.map(({ key }) => key),
      ['gha:token/permissions', 'gha:secret/A'],
    );
    assert.deepEqual(
      notes.map(({ syntax }) => syntax),
      ['gha.tolerant-yaml'],
    );
    assert.match(notes[0]?.message ?? '', /line by line/);
  });

  it('mean the same with CRLF, a byte order mark, or as one of several documents', () => {
    for (const text of texts) {
      const keys = (each: string): readonly string[] => read(PATHS[0], each).references.map(({ key }) => key);
      assert.deepEqual(keys(text.replaceAll('\n', '\r\n')), keys(text));
      assert.deepEqual(keys('\ufeff' + text), keys(text));
      assert.deepEqual(keys(`name: first\n---\n${text}`), keys(text));
    }
  });
});

describe('the cost of reading workflows', () => {
  it('spares the parser where a plain look shows nothing', () => {
    assert.equal(
      mayNameIdentity(
        'on: push\njobs:\n  a:\n    steps:\n      - uses: actions/setup-node@v6\n      - run: npm test\n',
      ),
      false,
    );
    assert.equal(mayNameIdentity('      - "uses" : "azure/login@v2"\n'), true);
    assert.equal(mayNameIdentity('      - uses: Actions/Deploy-Pages@v4\n'), true);
  });

  it('never spares it where parsing would find something', () => {
    for (const text of texts) {
      for (const line of text.split('\n')) {
        const one = `jobs:\n  a:\n    steps:\n      - ${line.trim().replace(/^- /, '')}\n`;
        const found = read(PATHS[0], `# secrets\n${one}`).references.filter(
          ({ syntax }) => syntax !== 'gha.secret-store',
        );
        if (found.length > 0) assert.equal(mayNameIdentity(one), true, one);
      }
    }
  });

  it('spares only parts in which reading everything would find nothing either', () => {
    // Where there may be anchors, no part is spared; this one is none.
    const readAll = (file: string, text: string): IdentityReading => read(file, `${text}\n# &all\n`);
    for (const file of PATHS) for (const text of texts) assert.deepEqual(read(file, text), readAll(file, text));
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(edit, { maxLength: 4 }), (whole, edits) => {
        let text = whole;
        for (const { at, length, piece: put } of edits) {
          const from = at % (text.length + 1);
          text = text.slice(0, from) + put + text.slice(from + length);
        }
        fc.pre(readYaml(text).tolerant === undefined && readYaml(`${text}\n# &all\n`).tolerant === undefined);
        assert.deepEqual(read(PATHS[0], text), readAll(PATHS[0], text), text);
      }),
      { numRuns: 400 },
    );
  });

  it('looks for whole words', () => {
    const part = (text: string): boolean => new Gate(text).mayNameSecret({ start: 0, end: text.length });
    for (const text of ['${{ github.token }}', "${{ github['TOKEN'] }}", 'secrets.A', 'toJSON(Secrets)', 'a: &a b']) {
      assert.equal(part(text), true, text);
    }
    for (const text of ['GITHUB_TOKEN', 'id-token: write', 'tokens', 'my_secrets', 'a && b', '2>&1', 'x: y']) {
      assert.equal(part(text), false, text);
    }
    assert.equal(new Gate('a: secrets').mayNameSecret({ start: 0, end: 3 }), false);
  });

  it('reads the largest workflow that is parsed, and one beyond that', function () {
    this.timeout(20_000);
    const job = (name: number): string =>
      `  j${name}:\n    environment: production\n    permissions: {contents: read}\n    steps:\n      - uses: docker/login-action@v4\n        with:\n          username: \${{ secrets.USER_${name} }}\n          password: \${{ secrets.PASSWORD_${name} }}\n`;
    for (const length of [255 * 1024, 1_000_000]) {
      const jobs = Array.from({ length: Math.floor(length / job(1000).length) }, (_, name) => job(name)).join('');
      const text = `on: push\njobs:\n${jobs}`.slice(0, length);
      const { references } = read(PATHS[0], text);
      assert.ok(references.length > 4000);
    }
  });

  it('is bounded for aliases that multiply', () => {
    const steps = Array.from({ length: 200 }, () => '      - run: x ${{ secrets.A }}').join('\n');
    const jobs = Array.from(
      { length: 2000 },
      (_, name) => `  j${name}:\n    environment: e${name}\n    steps: *s`,
    ).join('\n');
    const text = `on: push\njobs:\n  first:\n    steps: &s\n${steps}\n${jobs}\n`;
    assert.ok(read(PATHS[0], text).references.length > 200);
  });
});
