import assert from 'node:assert/strict';
import { UnreadableError } from '../../scanner/model';
import { change } from '../change/change-of';
import { randomText, scanFiles, stripeKey } from './memory';

const rules = (result: ReturnType<typeof scanFiles>): string[] =>
  result.findings.map(({ rule, place }) => `${place.path}:${place.start.line} ${rule}`);

const workflow = (lines: readonly string[]): string =>
  [
    'on: push',
    'jobs:',
    '  a:',
    '    permissions: {}',
    '    steps:',
    '      - run: make',
    '        env:',
    ...lines,
    '',
  ].join('\n');

describe('a scan', () => {
  it('finds the secret, the undeclared identity and the expired entry of one tree', () => {
    const result = scanFiles({
      'src/pay.ts': `const stripe = new Stripe('${stripeKey()}');\n`,
      '.github/workflows/ci.yml': workflow([
        '          NPM: ${{ secrets.NPM_TOKEN }}',
        '          OLD: ${{ secrets.OLD_TOKEN }}',
      ]),
      'nhi.yaml':
        'version: 1\nidentities:\n  - id: old\n    owner: web\n    expires: 2031-02-01\n    references: ["gha:secret/OLD_TOKEN"]\n',
    });
    assert.deepEqual(rules(result), [
      '.github/workflows/ci.yml:8 identity/undeclared',
      'nhi.yaml:5 identity/expired',
      'src/pay.ts:1 secret/stripe-live-key',
    ]);
    assert.equal(result.inventory.find(({ id }) => id === 'old')?.state, 'declared');
  });

  it('redacts a secret in every line that is quoted, also where an identity is the reason', () => {
    const key = stripeKey();
    const result = scanFiles({
      '.github/workflows/ci.yml': workflow([`          A: \${{ secrets.NPM_TOKEN }}-${key}`]),
      'nhi.yaml': `version: 1\nidentities:\n  - id: "${key}"\n    references: ["gha:secret/X"]\n`,
    });
    assert.ok(result.findings.length >= 3);
    assert.ok(!JSON.stringify(result).includes(key.slice(12, 40)));
  });

  it('redacts the line of a waiver once: behind the secret it is quoted as it stands', () => {
    const waiver = ['// nhi', 'allow secret/stripe-live-key: no end\n'].join('-');
    const files = { 'src/pay.ts': `const stripe = '${stripeKey()}'; ${waiver}` };
    for (const findings of [scanFiles(files).findings, change({}, files)]) {
      const excerpt = findings.find(({ rule }) => rule === 'waiver/invalid')?.place.excerpt;
      assert.match(
        excerpt?.text ?? '',
        /^const stripe = 'sk_live_…\(\d+\)'; \/\/ nhi-allow secret\/stripe-live-key: no end$/,
      );
      assert.equal(excerpt?.text.slice(excerpt.mark.start, excerpt.mark.end), 'nhi-allow');
    }
  });

  it('leaves a longer word whole that holds a password, and takes the password itself out', () => {
    const word = 'postgres';
    const { inventory, findings } = scanFiles({
      'compose.yml': [
        'services:',
        '  db:',
        '    image: example/db',
        '    environment:',
        `      POSTGRES_PASSWORD: ${word}`,
        '',
      ].join('\n'),
    });
    assert.ok(findings.some(({ rule }) => rule.startsWith('secret/')));
    assert.ok(inventory.some(({ provider }) => provider === 'postgresql'));
  });

  it('leaves a key as nhi.yaml has to write it where a password is a word of the path', () => {
    const word = 'postgres';
    const { inventory } = scanFiles({
      [`${word}/template.yaml`]: [
        'AWSTemplateFormatVersion: "2010-09-09"',
        'Resources:',
        '  Database:',
        '    Type: AWS::RDS::DBInstance',
        '    Properties:',
        '      MasterUsername: main',
        `      MasterUserPassword: ${word}`,
        '',
      ].join('\n'),
    });
    assert.ok(inventory.some(({ keys }) => keys.includes(`cfn:${word}/template.yaml#Database`)));
  });

  it('reads UTF-16 with a byte order mark and gives places in its text', () => {
    const text = `\uFEFFä = 1\nkey = "${stripeKey()}"\n`;
    const bigEndian = Buffer.from(text, 'utf16le').swap16();
    const result = scanFiles({ 'a.txt': Buffer.from(text, 'utf16le'), 'b.txt': bigEndian });
    assert.deepEqual(rules(result), ['a.txt:2 secret/stripe-live-key', 'b.txt:2 secret/stripe-live-key']);
    for (const { place } of result.findings) assert.equal(text.slice(place.range.start, place.range.end), stripeKey());
  });

  it('asks for a key store, though it is no text', () => {
    const result = scanFiles({
      'deploy.jks': Buffer.from('feedfeed00000002', 'hex'),
      'a.bin': Buffer.from('feedfeed00', 'hex'),
    });
    assert.deepEqual(rules(result), ['deploy.jks:1 identity/undeclared']);
    assert.deepEqual(
      result.inventory.map(({ keys }) => [...keys]),
      [['key:file/deploy.jks']],
    );
  });

  it('leaves out binary files and says so', () => {
    const result = scanFiles({ 'a.bin': `\0${stripeKey()}`, 'b.txt': 'x' });
    assert.deepEqual(result.findings, []);
    assert.deepEqual(result.coverage.skipped, [{ path: 'a.bin', reason: 'binary', fatal: false }]);
    assert.equal(result.coverage.files, 1);
  });

  it('goes on where a file cannot be read, and calls it fatal only where it is there', () => {
    const result = scanFiles({
      'a.txt': new UnreadableError('a.txt', 'permission denied'),
      'b.txt': new UnreadableError('b.txt', 'it is gone', true),
      'c.txt': `k = '${stripeKey()}'`,
    });
    assert.deepEqual(rules(result), ['c.txt:1 secret/stripe-live-key']);
    assert.deepEqual(
      result.coverage.skipped.map(({ path, reason, fatal }) => ({ path, reason, fatal })),
      [
        { path: 'a.txt', reason: 'unreadable', fatal: true },
        { path: 'b.txt', reason: 'vanished', fatal: false },
      ],
    );
  });

  it('looks at what nhi.yaml says, and lists what it leaves out', () => {
    const line = `k = '${stripeKey()}'\n`;
    const result = scanFiles({
      'nhi.yaml': 'version: 1\nidentities: []\nscan:\n  exclude: [gen]\n  max_file_bytes: 300\n',
      'gen/a.ts': line,
      'src/a.ts': line,
      'src/big.ts': line + 'x'.repeat(300),
    });
    assert.deepEqual(rules(result), ['src/a.ts:1 secret/stripe-live-key']);
    assert.deepEqual(
      result.coverage.skipped.map(({ path, reason }) => `${path} ${reason}`),
      ['gen/a.ts excluded', 'src/big.ts too-large'],
    );
  });

  it('judges unused entries only where it saw everything', () => {
    const files = {
      'nhi.yaml':
        'version: 1\nidentities:\n  - id: ab\n    owner: web\n    expires: 2031-09-01\n    references: ["gha:secret/A"]\n',
    };
    assert.deepEqual(rules(scanFiles(files)), ['nhi.yaml:3 identity/unused']);
    assert.deepEqual(rules(scanFiles(files, { extent: 'partial' })), []);
  });

  it('names the owner and the way to revoke where the name of the secret is declared', () => {
    const result = scanFiles({
      'pay.ts': `const STRIPE_API_KEY = '${stripeKey()}';\n`,
      'nhi.yaml':
        'version: 1\nidentities:\n  - id: pay\n    owner: "@acme/pay"\n    expires: 2031-09-01\n    references: ["env:STRIPE_API_KEY"]\n' +
        '    revocation: { procedure: docs/revoke.md }\n',
    });
    const [finding] = result.findings;
    assert.match(finding?.remedy.text ?? '', /pay \(owner @acme\/pay\).*docs\/revoke\.md/);
    assert.equal(finding?.declaration, 'pay');
  });

  it('gives the same result whatever order the documents come in', () => {
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [
        `d${at}/f.ts`,
        `password = "${randomText('abcdefgh2345679XYZ', 20, at)}"\n`,
      ]),
    );
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    assert.deepEqual(scanFiles(reversed).findings, scanFiles(files).findings);
    assert.equal(scanFiles(files).findings.length, 12);
  });
});
