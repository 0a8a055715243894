import assert from 'node:assert/strict';
import type { Confidence, Profile, Severity } from '../../scanner/model';
import { entry, goodEntry, manifestSet, placeOf, reference } from '../inventory/builders';
import { judged, lines, secret } from './run';

describe('secret/*', () => {
  it('says what it is, how sure that is and what to do first', () => {
    const [finding, ...others] = judged({ secrets: [secret()] });
    assert.deepEqual(others, []);
    assert.deepEqual(lines([finding!]), [
      'error secret/aws-access-key An AWS access key is in the code (certain): AKIA…(20)',
    ]);
    assert.deepEqual(finding?.remedy, {
      text: 'revoke it first: deactivate the key in IAM, then delete it (https://console.aws.amazon.com/iam)',
      command: 'nhi explain secret/aws-access-key',
    });
    assert.equal(finding.confidence, 'certain');
  });

  it('says why', () => {
    const [finding] = judged({ secrets: [secret({ confidence: 'likely', reason: 'checksum does not match' })] });
    assert.equal(finding?.message, 'An AWS access key is in the code (likely, checksum does not match): AKIA…(20)');
  });

  it('does not assert what is only possible', () => {
    const match = secret({
      detector: 'generic-password',
      confidence: 'possible',
      preview: '(12)',
      provider: 'unknown',
    });
    const [finding] = judged({ secrets: [match] });
    assert.equal(finding?.message, 'A password may be in the code (possible): (12)');
    assert.equal(finding.remedy.text, 'take it out; if it was real, revoke it where it was issued');
  });

  it('has words for a detector nobody introduced', () => {
    const [finding] = judged({ secrets: [secret({ detector: 'own-token' })] });
    assert.deepEqual(
      [finding?.rule, finding?.message],
      ['secret/own-token', 'An own token is in the code (certain): AKIA…(20)'],
    );
  });

  describe('severity by confidence, path and profile', () => {
    const table: readonly (readonly [Confidence, string, Profile, Severity])[] = [
      ['certain', 'src/a.ts', 'starter', 'error'],
      ['likely', 'src/a.ts', 'starter', 'error'],
      ['possible', 'src/a.ts', 'starter', 'warning'],
      ['certain', 'test/a.ts', 'starter', 'error'],
      ['likely', 'test/a.ts', 'starter', 'warning'],
      ['possible', 'test/a.ts', 'starter', 'warning'],
      ['likely', 'examples/a.ts', 'standard', 'warning'],
      ['likely', 'docs/a.md', 'standard', 'warning'],
      ['likely', 'vendor/a.js', 'standard', 'warning'],
      ['likely', 'test/a.ts', 'strict', 'error'],
      ['possible', 'test/a.ts', 'strict', 'warning'],
    ];
    for (const [confidence, path, profile, severity] of table) {
      it(`${confidence} in ${path}, ${profile}: ${severity}`, () => {
        const [finding] = judged({ secrets: [secret({ confidence, place: placeOf(path) })], profile });
        assert.equal(finding?.severity, severity);
      });
    }
  });

  describe('is joined with the entry that knows it', () => {
    const backup = entry('backup-user', ['env:AWS_SECRET'], {
      owner: '@acme/platform',
      expires: '2041-12-31',
      provider: 'aws',
      revocation: { procedure: 'docs/runbooks/rotate-backup.md' },
    });
    const textOf = (match: ReturnType<typeof secret>, ...entries: (typeof backup)[]): string | undefined =>
      judged({ secrets: [match], manifests: manifestSet(entries), extent: 'partial' }).find(({ rule }) =>
        rule.startsWith('secret/'),
      )?.remedy.text;

    it('by the name it is assigned to', () => {
      const [finding] = judged({
        secrets: [secret({ name: 'AWS_SECRET' })],
        manifests: manifestSet([backup]),
        extent: 'partial',
      });
      assert.equal(
        finding?.remedy.text,
        'It belongs to backup-user (owner @acme/platform): revoke it first, docs/runbooks/rotate-backup.md',
      );
      assert.equal(finding.declaration, 'backup-user');
      assert.deepEqual(finding.related, [backup.place]);
    });

    it('by the name of a CI secret', () => {
      const ci = goodEntry('ci', ['gha:secret/DEPLOY_KEY']);
      assert.match(textOf(secret({ name: 'DEPLOY_KEY' }), ci) ?? '', /^It belongs to ci \(owner @acme\/web\)/);
    });

    it('else by the one entry of its provider, less surely', () => {
      assert.equal(
        textOf(secret(), backup),
        'It may belong to backup-user (owner @acme/platform): revoke it first, docs/runbooks/rotate-backup.md',
      );
    });

    it('by a provider that only the references tell', () => {
      const manifests = manifestSet([goodEntry('s3', ['gha:secret/S3'])]);
      const references = [reference('gha:secret/S3', { provider: 'aws' })];
      const [finding] = judged({ secrets: [secret()], manifests, references });
      assert.match(finding?.remedy.text ?? '', /^It may belong to s3/);
    });

    it('not where two entries are of its provider', () => {
      assert.match(
        textOf(secret(), backup, goodEntry('other', ['x:y'], { provider: 'aws' })) ?? '',
        /^revoke it first:/,
      );
    });

    it('not by an unknown provider', () => {
      const unknown = goodEntry('some', ['x:y']);
      assert.match(textOf(secret({ provider: 'unknown' }), unknown) ?? '', /^revoke it first:/);
    });

    it('with the detector’s steps where the entry has none', () => {
      assert.equal(
        textOf(secret({ name: 'X' }), entry('x', ['env:X'], { expires: '2041-12-31' })),
        'It belongs to x (no owner): revoke it first, deactivate the key in IAM, then delete it (https://console.aws.amazon.com/iam)',
      );
    });
  });
});
