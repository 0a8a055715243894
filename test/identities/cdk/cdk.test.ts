import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { cdk } from '../../../scanner/identities/cdk';
import { assertGolden, describeReading, filesClaimed, readingOf } from '../golden';

const FIXTURES = join(__dirname, 'fixtures');

describe('identities of programs written with the AWS CDK', () => {
  for (const name of readdirSync(FIXTURES)) {
    it(name.replaceAll('-', ' '), () => {
      const folder = join(FIXTURES, name);
      assertGolden(folder, describeReading(readingOf(cdk, filesClaimed(cdk, folder))));
    });
  }

  it('says nothing of other programs', () => {
    for (const text of [
      'new iam.Role(this, "A", {})',
      'import "aws-cdk-lib"; new iam.Role("A")',
      'import "aws-cdk-lib"; f(Role)',
    ])
      assert.deepEqual(readingOf(cdk, new Map([['a.ts', text]])).references, [], text);
  });

  it('never leaves the text, whatever it is made of', () => {
    const piece = fc.constantFrom(
      ...[
        'new iam.Role(',
        'this, ',
        '"Id"',
        ', {',
        '}',
        ')',
        'assumedBy: ',
        'new iam.AnyPrincipal(',
        '[',
        ']',
        '\n',
        'a.addToPolicy(',
      ],
      ...[
        'const a = ',
        'a',
        'new iam.PolicyStatement(',
        'actions: ',
        "'*'",
        '`',
        '${',
        '// ',
        '\u{1F511}',
        '.build()',
        'Role.Builder.create(',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = `aws-cdk\n${pieces.join('')}`;
        for (const path of ['a.ts', 'a.py', 'a.go', 'a.cs', 'a.java']) {
          for (const { place } of readingOf(cdk, new Map([[path, text]])).references) {
            const { range } = place;
            assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length);
          }
        }
      }),
    );
  });
});
