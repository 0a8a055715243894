import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { pulumi } from '../../../scanner/identities/pulumi';
import { callsIn, languageOf } from '../../../scanner/identities/program';
import type { IdentityReference } from '../../../scanner/model';
import { assertGolden, describeReading, filesClaimed, readingOf } from '../golden';

const FIXTURES = join(__dirname, 'fixtures');

function references(text: string, path = 'index.ts'): readonly IdentityReference[] {
  return readingOf(pulumi, new Map([[path, text]])).references;
}

/** Letters that no scanner takes for a placeholder, made up anew. */
const madeUp = (): string => Array.from('kqzvwjxh', (letter, at) => letter + String((at * 7) % 10)).join('') + 'Rt';

describe('identities of Pulumi', () => {
  for (const name of readdirSync(FIXTURES)) {
    it(name.replaceAll('-', ' '), () => {
      const folder = join(FIXTURES, name);
      assertGolden(folder, describeReading(readingOf(pulumi, filesClaimed(pulumi, folder))));
    });
  }

  it('claims programs, projects and settings', () => {
    for (const path of ['Pulumi.yaml', 'a/Pulumi.prod.yaml', 'index.ts', '__main__.py', 'main.go', 'esc/prod.yaml'])
      assert.ok(pulumi.claims(path), path);
    for (const path of ['pulumi.txt', 'a.yaml', 'node_modules/a/index.js', 'index.d.ts', 'a.min.js'])
      assert.ok(!pulumi.claims(path), path);
  });

  it('stores a literal credential where it stands, and quotes nothing of it', () => {
    const secret = madeUp();
    const texts = [
      [
        'index.ts',
        `import "@pulumi/aws"; new aws.rds.Instance("db", { password: "${secret}" });`,
        'pulumi:aws:rds:Instance/db',
      ],
      [
        'index.ts',
        `import "@pulumi/aws"; new aws.rds.Instance("db", { password: pulumi.secret("${secret}") });`,
        'pulumi:aws:rds:Instance/db',
      ],
      ['Pulumi.dev.yaml', `config:\n  shop:apiToken: ${secret}\n`, 'pulumi:dev/shop:apiToken'],
    ] as const;
    for (const [path, text, key] of texts) {
      const stored = references(text, path).filter(({ role, duty }) => role === 'stores' && duty === 'stored');
      assert.deepEqual(
        stored.map((reference) => reference.key),
        [key],
        text,
      );
      assert.ok(!JSON.stringify(references(text, path)).includes(secret), text);
    }
  });

  it('takes nothing for made that a program looks up', () => {
    const text =
      'pulumi\ntoken, err := authorization.GetClientToken(ctx, nil)\nk, err := authorization.LookupApiKey(ctx, "a")\n';
    assert.deepEqual(readingOf(pulumi, new Map([['main.go', text]])).references, []);
  });

  it('takes what a program asks for when it runs for no literal', () => {
    for (const value of [
      'config.requireSecret("dbPassword")',
      'process.env.DB_PASSWORD',
      'password.result',
      '`${prefix}`',
    ])
      assert.ok(
        references(`import "@pulumi/aws"; new aws.rds.Instance("db", { password: ${value} });`).every(
          ({ role }) => role === 'defines',
        ),
        value,
      );
  });

  it('finds what a broken program still says', () => {
    const user = 'new aws.iam.User("found", {});';
    for (const broken of [
      'const a = "open\n',
      'new aws.iam.User("a", {\n',
      'f(`${`, ',
      '/* closed */ {{{{\n',
      '<<<<<<< HEAD\n',
    ])
      assert.ok(
        references(`// pulumi\n${broken}${user}`).some(({ key }) => key.endsWith('/found')),
        broken,
      );
  });

  it('survives nesting and files without end', () => {
    const deep = 50_000;
    for (const text of [
      `pulumi; new aws.iam.User("a", ${'['.repeat(deep)}`,
      `pulumi; new aws.iam.User("a", ${'f('.repeat(deep)}`,
      `pulumi; ${'new aws.iam.User("a", {'.repeat(4000)}`,
      `pulumi; const a = a; ${'new aws.iam.Role("a", { managedPolicyArns: [a] });'.repeat(2000)}`,
      `pulumi; new aws.iam.User("a", {}${').b('.repeat(deep)}`,
    ]) {
      assert.ok(Array.isArray(references(text)), text.slice(0, 50));
    }
  });

  it('never leaves the text, whatever it is made of', () => {
    const piece = fc.constantFrom(
      ...[
        'new aws.iam.User(',
        '"ci"',
        ', ',
        '{ ',
        ' }',
        ')',
        'password: ',
        '"x1y2z3w4q5"',
        '`a${b}`',
        'user.name',
        '\n',
        '[',
        ']',
        "f'",
        '"""',
      ],
      ...[
        'config:',
        '  a:token:',
        ' secure: x',
        'resources:',
        ' type: aws:iam:User',
        '// ',
        '#',
        '\\',
        '@"',
        '\u{1F511}',
        'fn::secret: a',
        'values:',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = `pulumi\n${pieces.join('')}`;
        for (const path of ['a.ts', 'a.py', 'a.go', 'a.cs', 'Pulumi.yaml', 'Pulumi.a.yaml', 'esc/a.yaml']) {
          for (const { place } of references(text, path)) {
            const { range } = place;
            assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length);
          }
        }
      }),
    );
  });
});

describe('calls in programs', () => {
  const shown = (path: string, text: string): unknown => {
    const [first] = callsIn(text, /(?:new )?(?:iam\.)?(?:New)?User\(/g, languageOf(path)!);
    return first && { variable: first.variable, name: JSON.stringify(first.call).includes('"parts":["ci"]') };
  };

  it('are read in every language', () => {
    const found = { variable: 'user', name: true };
    assert.deepEqual(shown('a.ts', 'const user: iam.User = new iam.User("ci", { a: [b, ...c] });'), found);
    assert.deepEqual(shown('a.py', 'user = iam.User(\n    "ci",  # it\'s )\n    name="x")'), found);
    assert.deepEqual(
      shown('a.go', 'user, err := iam.NewUser(ctx, "ci", &iam.UserArgs{Name: pulumi.String("x")})'),
      found,
    );
    assert.deepEqual(shown('A.java', 'var user = new User("ci", UserArgs.builder().name("x").build());'), found);
    assert.deepEqual(shown('A.cs', 'var user = new User("ci", new UserArgs { Name = @"x" });'), found);
  });
});
