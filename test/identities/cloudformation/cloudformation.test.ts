import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { cloudFormation } from '../../../scanner/identities/cloudformation';
import type { IdentityReference } from '../../../scanner/model';
import { assertGolden, describeReading, filesClaimed, readingOf } from '../golden';

const FIXTURES = join(__dirname, 'fixtures');

function references(text: string, path = 'template.yaml'): readonly IdentityReference[] {
  return readingOf(cloudFormation, new Map([[path, text]])).references;
}

/** Letters that no scanner takes for a placeholder, made up anew. */
const madeUp = (): string => Array.from('kqzvwjxh', (letter, at) => letter + String((at * 7) % 10)).join('') + 'Rt';

const user = 'Resources:\n  Found:\n    Type: AWS::IAM::User\n';

describe('identities in CloudFormation templates', () => {
  for (const name of readdirSync(FIXTURES)) {
    it(name.replaceAll('-', ' '), () => {
      const folder = join(FIXTURES, name);
      assertGolden(folder, describeReading(readingOf(cloudFormation, filesClaimed(cloudFormation, folder))));
    });
  }

  it('claims what may be a template, and leaves out what tools write', () => {
    for (const path of [
      'template.yaml',
      'a/b.yml',
      'x.template',
      'cloudformation/a.json',
      'serverless.ts.yml',
      'samconfig.toml',
    ])
      assert.ok(cloudFormation.claims(path), path);
    for (const path of [
      'package.json',
      'data/users.json',
      'cdk.out/A.template.json',
      '.github/workflows/a.yml',
      'docker-compose.yml',
    ])
      assert.ok(!cloudFormation.claims(path), path);
  });

  it('says nothing of YAML and JSON that is no template', () => {
    for (const text of [
      '',
      'a: b',
      'Resources: []',
      'AWS::IAM::User',
      '{"Resources": {"A": {"Type": "AWS::IAM::User"',
      '- AWS::x\n- Resources',
    ])
      assert.ok(references(text).length <= 1, text);
    assert.deepEqual(references('apiVersion: v1\nkind: Secret'), []);
  });

  it('stores a literal credential where it stands, and quotes nothing of it', () => {
    const secret = madeUp();
    const texts = [
      [
        `Resources:\n  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: ${secret}\n`,
        'cfn:template.yaml#Db',
      ],
      [
        `Parameters:\n  ApiToken:\n    NoEcho: true\n    Default: ${secret}\nResources:\n  A:\n    Type: AWS::SNS::Topic\n`,
        'cfn:template.yaml#ApiToken',
      ],
      [
        `Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Environment:\n        Variables:\n          STRIPE_API_KEY: "${secret}"\n`,
        'cfn:template.yaml#F',
      ],
    ] as const;
    for (const [text, key] of texts) {
      const stored = references(text).filter(({ role, duty }) => role === 'stores' && duty === 'stored');
      assert.deepEqual(
        stored.map((reference) => reference.key),
        [key],
        text,
      );
      assert.ok(!JSON.stringify(references(text)).includes(secret), text);
    }
    const toml = `[default.deploy.parameters]\nparameter_overrides = "Stage=prod DbPassword=${secret}"\n`;
    const [override] = references(toml, 'samconfig.toml');
    assert.equal(override?.key, 'cfn:samconfig.toml#DbPassword');
    assert.ok(!JSON.stringify(override).includes(secret));
  });

  it('takes no function, reference, name or schema for a credential', () => {
    const property = (value: string): string =>
      `Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Properties:\n      Environment:\n        Variables:\n          API_TOKEN: ${value}\n`;
    for (const value of [
      '!Ref Token',
      '!Sub "${Token}"',
      '!GetAtt A.Token',
      'changeme',
      '""',
      '{ "Fn::ImportValue": token }',
    ])
      assert.deepEqual(references(property(value)), [], value);
  });

  it('reads short tags of every form', () => {
    const role = (policies: string): string =>
      `Resources:\n  R:\n    Type: AWS::IAM::Role\n    Properties:\n      ManagedPolicyArns: ${policies}\n`;
    for (const policies of [
      '[!Sub "arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess"]',
      '\n        - !Sub arn:aws:iam::aws:policy/AdministratorAccess',
      "\n        - !Sub 'arn:aws:iam::aws:policy/AdministratorAccess'",
      '\n        - !Sub |-\n          arn:aws:iam::aws:policy/AdministratorAccess',
      '\n        - !Join\n          - ":"\n          - - "arn:aws:iam:"\n            - aws:policy/AdministratorAccess',
      '\n        - Fn::Sub: arn:aws:iam::aws:policy/AdministratorAccess',
      '\n        - !If [Prod, !Ref "AWS::NoValue", arn:aws:iam::aws:policy/AdministratorAccess]',
    ]) {
      const [found] = references(role(policies));
      assert.deepEqual(
        found?.privileges.map(({ fact, level }) => [fact, level]),
        [['policy AdministratorAccess', 'admin']],
        policies,
      );
    }
  });

  it('finds what a broken template still says', () => {
    for (const broken of ['\uFEFF', '# c\r\n', 'Bad: [1, 2\n', 'Tab:\t!Ref\n', '<<<<<<< HEAD\n', 'A: !Sub\n'])
      assert.deepEqual(
        references(broken + user).map(({ key }) => key),
        ['cfn:template.yaml#Found'],
        broken,
      );
  });

  it('survives nesting, aliases that double and large files', () => {
    const bomb = Array.from({ length: 30 }, (_, at) => `a${at}: &a${at} [*a${at + 1}, *a${at + 1}]`)
      .reverse()
      .join('\n');
    for (const text of [
      `${user}${'  '.repeat(0)}Deep: ${'['.repeat(5000)}`,
      `${bomb}\n${user}`,
      `${user}X: ${'!Sub '.repeat(50_000)}\n`,
      `${user}${'  A:\n    Type: AWS::IAM::Role\n'.repeat(20_000)}`,
      `{"Resources": ${'{"a":'.repeat(50_000)}`,
    ]) {
      assert.ok(Array.isArray(references(text)), text.slice(0, 50));
    }
  });

  it('never leaves the text, whatever it is made of', () => {
    const piece = fc.constantFrom(
      ...[
        'Resources:',
        '\n',
        '  ',
        '    ',
        'A:',
        'Type: AWS::IAM::Role',
        'Properties:',
        '!Sub ',
        '!Ref A',
        '- ',
        '"',
        "'",
        '${A}',
        '|',
      ],
      ...[
        'Password: ',
        'x1y2z3w4q5',
        '{{resolve:secretsmanager:a:b}}',
        'AWS::IAM::User',
        '[',
        ']',
        '{',
        '}',
        '&a ',
        '*a',
        '\u{1F511}',
        '\r\n',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = `Resources: AWS::\n${pieces.join('')}`;
        for (const path of ['a.yaml', 'a.template.json', 'serverless.yml', 'samconfig.toml']) {
          for (const { place } of references(text, path)) {
            const { range } = place;
            assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length);
          }
        }
      }),
    );
  });
});
