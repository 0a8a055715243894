import assert from 'node:assert/strict';
import { joinInventory, proposeEntries } from '../../scanner/inventory';
import { loadManifests } from '../../scanner/manifest';
import type { ManifestSet } from '../../scanner/manifest';
import type { Snapshot } from '../../scanner/model';
import { placeOf, reference } from '../inventory/builders';
import { judged, lines, secret } from './run';

function manifestsOf(files: Readonly<Record<string, string>>): ManifestSet {
  const snapshot: Snapshot = {
    read: (path) => files[path],
    files: () => Object.keys(files),
    find: (names) => Object.keys(files).filter((path) => names.includes(path.slice(path.lastIndexOf('/') + 1))),
  };
  return loadManifests(snapshot, {});
}

const ROOT = `version: 1
policy:
  profile: starter
  adopt_until: 2041-09-01
identities:
  - id: npm-publish
    owner: "@acme/web"
    expires: 2041-12-31
    references: ["gha:secret/NPM_TOKEN"]
  - id: backup-user
    owner: "@acme/platform"
    expires: 2041-06-01
    provider: aws
    revocation: { procedure: docs/runbooks/rotate-backup.md }
    references: ["env:BACKUP_KEY"]
  - id: slack
    status: proposed
    references: ["gha:secret/SLACK_*"]
`;

describe('a real nhi.yaml', () => {
  const manifests = manifestsOf({ 'nhi.yaml': ROOT });
  const use = (key: string, line: number): ReturnType<typeof reference> =>
    reference(key, { place: placeOf('.github/workflows/release.yml', line) });

  it('is judged entry by entry, and says whose a secret is', () => {
    assert.deepEqual(manifests.problems, []);
    const findings = judged({
      manifests,
      references: [
        use('gha:secret/NPM_TOKEN@production', 4),
        use('gha:secret/SLACK_TOKEN', 5),
        use('gha:secret/NEW', 6),
      ],
      secrets: [secret({ name: 'BACKUP_KEY' })],
      extent: 'partial',
    });
    assert.deepEqual(lines(findings), [
      'error identity/undeclared NEW has no owner and no expiry: it is not in nhi.yaml',
      'error identity/expired backup-user ended on 2041-06-01, 14 days ago',
      'warning identity/proposed slack is proposed, not accepted yet: it warns until 2041-09-01',
      'error secret/aws-access-key An AWS access key is in the code (certain): AKIA…(20)',
    ]);
    assert.equal(findings[1]?.place.excerpt.text.trim(), 'expires: 2041-06-01');
    assert.match(findings[3]?.remedy.text ?? '', /^It belongs to backup-user \(owner @acme\/platform\)/);
  });

  it('takes an end that is no day for a broken file, and not for a missing end as well', () => {
    for (const written of [
      '2041-02-30',
      'soon',
      '[2041-01-01]',
      '{ on: 2041-01-01 }',
      '20410101',
      'true',
      '" "',
      '0x10',
    ]) {
      const one = manifestsOf({ 'nhi.yaml': ROOT.replace('2041-12-31', written) });
      const rules = judged({ manifests: one, references: [use('gha:secret/NPM_TOKEN', 4)], extent: 'partial' })
        .filter(({ place, declaration }) => declaration === 'npm-publish' || place.start.line === 8)
        .map(({ rule }) => rule);
      assert.deepEqual(rules, ['manifest/invalid'], written);
    }
  });

  it('offers the near key', () => {
    const findings = judged({ manifests, references: [use('gha:secret/NPM_TOKENS', 4)], extent: 'partial' });
    assert.match(findings[0]?.remedy.text ?? '', /^entry npm-publish has "gha:secret\/NPM_TOKEN"/);
  });

  it('is silent about undeclared identities where it cannot be parsed', () => {
    const broken = manifestsOf({ 'nhi.yaml': 'version: 1\nidentities: [' });
    const findings = judged({ manifests: broken, references: [use('gha:secret/NEW', 6)] });
    assert.ok(findings.length > 0);
    assert.deepEqual([...new Set(findings.map(({ rule }) => rule))], ['manifest/invalid']);
  });

  it('finds the key of a nested manifest from above it', () => {
    const nested = `version: 1
identities:
  - id: pay-key
    owner: "@acme/pay"
    expires: 2041-12-31
    references: ["env:KEY"]
`;
    const both = manifestsOf({ 'nhi.yaml': ROOT, 'pay/nhi.yaml': nested });
    const inFile = (path: string): ReturnType<typeof reference> => reference('env:KEY', { place: placeOf(path) });
    const findings = judged({
      manifests: both,
      references: [inFile('pay/.env'), inFile('shop/.env')],
      extent: 'partial',
    });
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'identity/undeclared').map(({ place }) => place.path),
      [],
    );
  });

  it('counts two entries of one key once', () => {
    const twice = `version: 1
identities:
  - { id: one, owner: "@a/b", expires: 2041-12-31, references: ["gha:secret/X"] }
  - { id: two, owner: "@a/b", expires: 2041-12-31, references: ["gha:secret/X"] }
`;
    const findings = judged({ manifests: manifestsOf({ 'nhi.yaml': twice }), references: [use('gha:secret/X', 3)] });
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['manifest/ambiguous'],
    );
  });

  it('takes every proposed entry for the identity it was made from', () => {
    const references = ['gha:secret/A_?', 'gha:secret/B@prod', 'gha:secret/B', 'env:C', 'mcp:server/d'].map(
      (key, index) => use(key, index + 1),
    );
    const context = { extent: 'whole', profile: 'starter' } as const;
    const proposals = proposeEntries(joinInventory(references, manifestsOf({}), context), () => undefined);
    const text = [
      'version: 1',
      'policy: { adopt_until: 2041-09-01 }',
      'identities:',
      ...proposals.map(
        ({ id, references: patterns }) =>
          `  - { id: ${id}, status: proposed, references: ${JSON.stringify(patterns)} }`,
      ),
    ].join('\n');
    const findings = judged({ manifests: manifestsOf({ 'nhi.yaml': text }), references });
    assert.equal(findings.length, proposals.length);
    assert.deepEqual(
      [...new Set(findings.map(({ severity, rule }) => `${severity} ${rule}`))],
      ['warning identity/proposed'],
    );
  });
});
