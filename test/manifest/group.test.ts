import assert from 'node:assert/strict';
import { loadManifests } from '../../scanner/manifest';
import type { ManifestSet } from '../../scanner/manifest';
import { memorySnapshot } from './memory-snapshot';

const load = (text: string): ManifestSet => loadManifests(memorySnapshot({ 'nhi.yaml': text }));
const claimant = (set: ManifestSet, key: string): string => {
  const found = set.lookup(key, 'deploy/x.yaml');
  return found.kind === 'entry' ? found.declaration.id : found.kind;
};

describe('a group', () => {
  const text = `version: 1
groups:
  - id: build-secrets
    owner: "@acme/build"
    expires: 2031-01-31
    privilege: read
    review: 90d
    references: ["k8s:secret/ci/*"]
    exclude: ["k8s:secret/ci/root-*"]
    max_members: 40
identities:
  - { id: db, purpose: Reads the build database, references: ["k8s:secret/ci/db"] }
  - { id: any, owner: "@acme/x", references: ["k8s:secret/ci/*"] }
`;
  it('covers what its references match, but for what it excludes and what has an entry', () => {
    const set = load(
      text
        .split('\n')
        .filter((line) => !line.includes('id: any'))
        .join('\n'),
    );
    assert.deepEqual(set.problems, []);
    assert.equal(claimant(set, 'k8s:secret/ci/cache'), 'build-secrets');
    assert.equal(claimant(set, 'k8s:secret/ci/db'), 'db');
    assert.equal(claimant(set, 'k8s:secret/ci/root-token'), 'none');
    const group = set.declarations.find(({ id }) => id === 'build-secrets');
    assert.deepEqual(group?.group, { maxMembers: 40 });
  });

  it('loses to an entry of the same pattern, without a word', () => {
    const set = load(text);
    assert.deepEqual(set.problems, []);
    assert.equal(claimant(set, 'k8s:secret/ci/cache'), 'any');
  });

  it('lends its members what they do not say themselves', () => {
    const db = load(text).declarations.find(({ id }) => id === 'db');
    assert.equal(db?.owner?.value, '@acme/build');
    assert.equal(db.expires?.value, '2031-01-31');
    assert.equal(db.privilege, 'read');
    assert.equal(db.purpose, 'Reads the build database');
    assert.equal(db.group, undefined);
  });

  it('is never for what may do everything', () => {
    const { problems } = load(text.replace('privilege: read', 'privilege: admin'));
    assert.match(problems[0]?.message ?? '', /"privilege" must be none, read, write or privileged, not "admin"/);
  });
});

describe('what an entry takes over', () => {
  it('is joined key by key with what it says itself', () => {
    const [entry] = load(
      'version: 1\ndefaults:\n  review: { interval: 90d, reviewer: "@s" }\nidentities:\n' +
        '  - { id: aa, references: ["env:A"], review: { last: 2031-01-01 } }\n',
    ).declarations;
    assert.deepEqual(entry?.review, { interval: '90d', reviewer: '@s', last: '2031-01-01', next: '2031-04-01' });
    assert.equal(entry.places?.['review']?.start.line, 5);
  });

  it('has the days that its events record', () => {
    const [entry] = load(
      `version: 1
identities:
  - id: aa
    references: ["env:A"]
    review: { interval: 90d, last: 2031-01-01, next: 2031-03-01 }
    rotation: 6mo
    incident: { contact: "#sec", last_tested: 2031-06-01 }
    events:
      - { type: reviewed, date: 2031-03-02, by: "@s" }
      - { type: rotated, date: 2031-01-31 }
      - { type: tested, date: 2031-05-01 }
      - { type: approved, date: 2031-05-02, by: "@s" }
`,
    ).declarations;
    assert.equal(entry?.review?.last, '2031-03-02');
    assert.equal(entry.review.next, '2031-05-31', 'the planned review took place');
    assert.deepEqual(entry.rotation, { interval: '6mo', last: '2031-01-31', next: '2031-07-31' });
    assert.equal(entry.incident?.lastTested, '2031-06-01');
    assert.deepEqual(entry.approval, { by: '@s', date: '2031-05-02' });
  });
});
