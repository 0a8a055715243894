import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { terraform } from '../../../scanner/identities/terraform';
import { readHcl } from '../../../scanner/identities/terraform/hcl';
import type { IdentityReference } from '../../../scanner/model';
import { assertGolden, describeReading, filesClaimed, readingOf } from '../golden';

const FIXTURES = join(__dirname, 'fixtures');

function references(text: string, path = 'main.tf'): readonly IdentityReference[] {
  return readingOf(terraform, new Map([[path, text]])).references;
}

function keysOf(found: readonly IdentityReference[]): string[] {
  return found.map(({ key }) => key);
}

/** Letters that no scanner takes for a placeholder, made up anew. */
const madeUp = (): string => Array.from('kqzvwjxh', (letter, at) => letter + String((at * 7) % 10)).join('') + 'Rt';

describe('identities in Terraform code', () => {
  for (const name of readdirSync(FIXTURES)) {
    it(name.replaceAll('-', ' '), () => {
      const folder = join(FIXTURES, name);
      assertGolden(folder, describeReading(readingOf(terraform, filesClaimed(terraform, folder))));
    });
  }

  it('claims the files that Terraform and OpenTofu read', () => {
    for (const path of ['main.tf', 'a/b.tofu', 'a.tf.json', 'terraform.tfvars', 'prod.tfvars.json'])
      assert.ok(terraform.claims(path), path);
    for (const path of ['main.tf.bak', 'a.json', '.terraform/modules/a/main.tf', 'terraform.tfstate'])
      assert.ok(!terraform.claims(path), path);
  });

  it('stores a literal credential where it stands, and quotes nothing of it', () => {
    const secret = madeUp();
    const texts = [
      [`resource "aws_db_instance" "x" {\n  password = "${secret}"\n}`, 'tf:aws_db_instance.x'],
      [`resource "acme_thing" "x" {\n  auth {\n    api_key = "${secret}"\n  }\n}`, 'tf:acme_thing.x'],
      [`provider "aws" {\n  secret_key = "${secret}"\n}`, 'tf:provider.aws'],
      [`terraform {\n  backend "s3" {\n    secret_key = "${secret}"\n  }\n}`, 'tf:backend.s3'],
      [`variable "api_token" {\n  default = "${secret}"\n}`, 'tf:var.api_token'],
      [`locals {\n  api_token = "${secret}"\n}`, 'tf:local.api_token'],
      [`module "x" {\n  source = "acme/x"\n  api_token = "${secret}"\n}`, 'tf:module.x.api_token'],
    ] as const;
    for (const [text, key] of texts) {
      const stored = references(text).filter(({ role, duty }) => role === 'stores' && duty === 'stored');
      assert.deepEqual(keysOf(stored), [key], text);
      assert.equal(stored[0]!.credential, 'static');
      assert.ok(!JSON.stringify(stored).includes(secret), text);
    }
  });

  it('takes no name, switch, address or placeholder for a credential', () => {
    for (const value of [
      '""',
      '"changeme"',
      'true',
      'var.x',
      '"${var.x}"',
      '"<token>"',
      'null',
      '"https://example.com"',
    ])
      assert.deepEqual(references(`resource "acme_thing" "x" {\n  api_token = ${value}\n}`), [], value);
    assert.deepEqual(references('locals {\n  service_account = "deploy-service"\n}'), []);
  });

  it('finds credentials in files of values for the module above them', () => {
    const secret = madeUp();
    const files = new Map([
      ['infra/main.tf', 'variable "db_password" {}'],
      ['infra/envs/prod.tfvars', `db_password = "${secret}"\nregion = "eu-west-1"`],
    ]);
    const found = readingOf(terraform, files).references;
    assert.deepEqual(
      found.map(({ key, role, place }) => [place.path, role, key]),
      [
        ['infra/main.tf', 'uses', 'tf:infra/var.db_password'],
        ['infra/envs/prod.tfvars', 'stores', 'tf:infra/var.db_password'],
      ],
    );
  });

  it('gives one key, whether all files are scanned or only the one that changed', () => {
    const files = filesClaimed(terraform, join(FIXTURES, 'modules-called-from-two-roots'));
    const whole = readingOf(terraform, files).references;
    const read = (path: string): ReturnType<typeof terraform.read> => terraform.read(path, files.get(path)!);
    for (const path of files.keys()) {
      const { references: partial } = terraform.resolve(new Map([[path, read(path)]]), read, () => [...files.keys()]);
      const own = whole.filter(({ place }) => place.path === path);
      assert.deepEqual(
        partial.filter(({ place }) => place.path === path),
        own,
        path,
      );
    }
  });

  it('says where a policy stands that proves a right', () => {
    const text = [
      'resource "aws_iam_role_policy" "x" {',
      '  role = "x"',
      '  policy = jsonencode({',
      '    Statement = [',
      '      { Effect = "Allow", Action = ["s3:GetObject"], Resource = "*" },',
      '      {',
      '        Effect   = "Allow"',
      '        Resource = "*"',
      '        Action   = [',
      '          "s3:PutObject",',
      '          "*",',
      '        ]',
      '      },',
      '    ]',
      '  })',
      '}',
    ].join('\n');
    const [grant] = references(text);
    assert.deepEqual(grant?.privileges[0], { fact: 's3:PutObject, * on every resource', level: 'admin', line: 11 });
  });

  it('reads on behind what it does not understand', () => {
    const user = 'resource "aws_iam_user" "found" {}\n';
    for (const broken of [
      'a = "open\n',
      'a = "${open\n}"\n',
      '<<<<<<< HEAD\n',
      'resource "a" {\n}}}\n',
      'a = <<EOF\nnever closed\n',
      'a = [1, 2\n]\n]\n',
      '/* */ a = 1 // {\n# {\n',
      '{{ template }}\n',
      'a = b ? c : d\n',
      "a = 'x'\n",
      '\uFEFF',
      'a {\r\n  b = "c"\r\n}\r\n',
    ])
      assert.deepEqual(keysOf(references(broken + user)), ['tf:aws_iam_user.found'], broken);
  });

  it('survives nesting, endless quotes and files without end', () => {
    const deep = 100_000;
    const resource = 'resource "aws_iam_user" "x" {}\n';
    for (const text of [
      `a = ${'['.repeat(deep)}`,
      `a = "${'${"'.repeat(deep)}`,
      'a {'.repeat(deep),
      '"'.repeat(deep),
      '<<A\n'.repeat(deep),
      `a = ${'!'.repeat(deep)}x`,
      `a = ${'x ? y : '.repeat(20_000)}z`,
      resource.repeat(10_000),
    ]) {
      assert.ok(Array.isArray(terraform.read('a.tf', text).blocks), text.slice(0, 20));
    }
  });

  it('ends where locals and modules lead back to themselves', () => {
    const locals = Array.from({ length: 60 }, (_, at) => `l${at} = "\${local.l${at + 1}}\${local.l${at + 1}}"`).join(
      '\n',
    );
    const text = `locals {\n a = local.b\n b = local.a\n ${locals}\n}\nresource "aws_iam_role_policy" "x" {\n role = local.a\n policy = local.l0\n}`;
    assert.deepEqual(keysOf(references(text)), ['tf:aws_iam_role_policy.x']);
  });

  it('never leaves the text, whatever it is made of', () => {
    const piece = fc.constantFrom(
      ...[
        'resource "aws_iam_user" "a" {',
        '}',
        '\n',
        'password = "b"',
        '"',
        '${',
        '<<EOF\n',
        'EOF\n',
        '[',
        ']',
        '(',
        ')',
      ],
      ...[
        '=',
        '?',
        ':',
        ',',
        'var.x',
        'provider "aws" {',
        'locals {',
        'token = ',
        '"x1y2z3w4q5"',
        '\\',
        '#',
        '/*',
        '\u{1F511}',
        '%{',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        for (const path of ['a.tf', 'a.tf.json', 'a.tfvars']) {
          for (const { place } of references(text, path)) {
            const { range, start } = place;
            assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length);
            assert.equal(text.slice(0, range.start).split('\n').length, start.line);
          }
        }
      }),
    );
  });
});

describe('the reader of HCL', () => {
  const valueOf = (source: string): unknown => {
    const [attribute] = readHcl(`a = ${source}\n`).attributes;
    return JSON.parse(
      JSON.stringify(attribute?.value, (name, value: unknown) => (/^(?:range|line)$/.test(name) ? undefined : value)),
    );
  };

  it('tells texts, what is put into them, and what only looks like it', () => {
    assert.deepEqual(valueOf('"a\\n\\"\\u0041"'), { type: 'text', parts: ['a\n"A'] });
    assert.deepEqual(valueOf('"$${a} %%{b} $c"'), { type: 'text', parts: ['${a} %{b} $c'] });
    assert.deepEqual(valueOf('"${var.a}-${"}"}"'), {
      type: 'text',
      parts: [{ type: 'reference', path: ['var', 'a'] }, '-', { type: 'text', parts: ['}'] }],
    });
  });

  it('tells names, calls, lists and objects', () => {
    assert.deepEqual(valueOf('a.b[0].c["d"].*.e'), { type: 'reference', path: ['a', 'b', 'c', 'd', 'e'] });
    assert.deepEqual(valueOf('f(1, -2, [x])'), {
      type: 'call',
      name: 'f',
      arguments: [
        { type: 'text', parts: ['1'] },
        { type: 'text', parts: ['-2'] },
        { type: 'list', items: [{ type: 'reference', path: ['x'] }] },
      ],
    });
    assert.deepEqual(valueOf('{\n  a = 1\n  "b" : 2, c = x ? 1 : 2\n}'), {
      type: 'object',
      members: [
        { name: { type: 'reference', path: ['a'] }, value: { type: 'text', parts: ['1'] } },
        { name: { type: 'text', parts: ['b'] }, value: { type: 'text', parts: ['2'] } },
        {
          name: { type: 'reference', path: ['c'] },
          value: {
            type: 'other',
            operands: [
              { type: 'reference', path: ['x'] },
              { type: 'text', parts: ['1'] },
              { type: 'text', parts: ['2'] },
            ],
            operators: ['?', ':'],
          },
        },
      ],
    });
  });

  it('gives the lines of a heredoc to its end and no further', () => {
    const { attributes } = readHcl('a = <<-EOF\n  one\n  EOFX\n  EOF\nb = 1\n');
    assert.deepEqual(
      attributes.map(({ name, line }) => [name, line]),
      [
        ['a', 1],
        ['b', 5],
      ],
    );
    const [first] = attributes;
    assert.ok(first?.value.type === 'text');
    assert.deepEqual(first.value.parts, ['  one\n  EOFX']);
  });
});
