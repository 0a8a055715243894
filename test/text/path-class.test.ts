import { strict as assert } from 'node:assert';
import { isTestPath, pathClass } from '../../scanner/text';
import type { PathClass } from '../../scanner/text';

describe('pathClass', () => {
  const examples: Readonly<Record<PathClass, readonly string[]>> = {
    source: [
      'src/pay.ts',
      'nhi.yaml',
      '.env',
      '.github/workflows/test.yml',
      '.github/workflows/e2e-test.yml',
      'src/contest.ts',
      'src/latest.java',
      'src/specification/a.ts',
      'infra/stack.template.json',
      'lib/testimonials/a.rb',
      'src/docstring.py',
    ],
    test: [
      'test/pay.ts',
      'Tests/Pay.swift',
      'src/pay.test.ts',
      'src/pay.spec.js',
      'pkg/pay_test.go',
      'test_pay.py',
      'app/conftest.py',
      'src/test/java/Pay.java',
      'src/PayTest.java',
      'src/PayTests.cs',
      'Acme.Pay.Tests/a.cs',
      'integration-test/a.rb',
      'internal/testdata/key.pem',
      'spec/fixtures/a.json',
      '__mocks__/a.js',
      'cypress/support/a.js',
      'examples/test/a.js',
      '.env.test',
      'test/README.md',
      'tests/.github/workflows/ci.yml',
    ],
    example: [
      'examples/pay.ts',
      'demo/nhi.yaml',
      'samples/a/b.py',
      '.env.example',
      'config.sample.yml',
      '.env.template',
      'phpunit.xml.dist',
      'docs/examples/a.ts',
    ],
    docs: ['README.md', 'docs/setup.sh', 'doc/a.rst', '.github/CONTRIBUTING.md'],
    vendored: ['vendor/a/b.go', 'node_modules/x/index.js', 'third_party/test/a.c', 'app/.venv/lib/a.py', 'Pods/A/a.m'],
  };
  for (const [expected, paths] of Object.entries(examples)) {
    for (const path of paths) it(`${path} is ${expected}`, () => assert.equal(pathClass(path), expected));
  }

  it('is asked in short whether a path is a test', () => {
    assert.deepEqual(['a_test.go', 'a.go', 'vendor/a_test.go'].map(isTestPath), [true, false, false]);
  });
});
