import { strict as assert } from 'node:assert';
import { loadManifests } from '../../scanner/manifest';
import type { ManifestOptions, ManifestSet } from '../../scanner/manifest';
import { memorySnapshot } from './memory-snapshot';

function load(own: string | undefined, shared?: string, options: ManifestOptions = {}): ManifestSet {
  const files = own === undefined ? {} : { 'nhi.yaml': `version: 1\npolicy: ${own}\n` };
  return loadManifests(
    memorySnapshot(files),
    shared === undefined ? options : { ...options, policy: { path: 'org.yaml', text: `policy: ${shared}\n` } },
  );
}

describe('policy', () => {
  it('has defaults for all that is not said', () => {
    const { policy } = load(undefined);
    assert.deepEqual(policy, {
      profile: 'starter',
      severities: new Map(),
      expiresSoonDays: 30,
      maxExpiryDays: 400,
      waiverDays: 90,
    });
  });

  it('is what the root manifest says, with its place', () => {
    const { policy, problems } = load(
      '{ profile: strict, adopt_until: 2031-02-20, expires_soon_days: 14, max_expiry_days: 365, waiver_days: 365, severities: { identity/unused: off }, reason: audit, approved_by: "@ciso" }',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      [policy.profile, policy.adoptUntil, policy.expiresSoonDays, policy.maxExpiryDays, policy.waiverDays],
      ['strict', '2031-02-20', 14, 365, 365],
    );
    assert.deepEqual([...policy.severities], [['identity/unused', 'off']]);
    assert.deepEqual(policy.place?.start, { line: 2, column: 1 });
  });

  it('takes the profile of the call in place of the file', () => {
    assert.equal(load('{ profile: strict }', undefined, { profile: 'standard' }).policy.profile, 'standard');
  });

  describe('shared by many repositories', () => {
    it('tightens every setting', () => {
      const { policy, problems, notices } = load(
        '{ adopt_until: 2031-12-31, severities: { identity/unused: off, identity/expired: error } }',
        '{ profile: standard, adopt_until: 2031-06-30, expires_soon_days: 60, max_expiry_days: 180, waiver_days: 30, severities: { identity/unused: warning, secret/x: error } }',
      );
      assert.deepEqual([problems, notices], [[], []]);
      assert.deepEqual(
        [policy.profile, policy.adoptUntil, policy.expiresSoonDays, policy.maxExpiryDays, policy.waiverDays],
        ['standard', '2031-06-30', 60, 180, 30],
      );
      assert.deepEqual(
        [...policy.severities],
        [
          ['identity/unused', 'warning'],
          ['identity/expired', 'error'],
          ['secret/x', 'error'],
        ],
      );
    });

    it('sets the longest intervals, and shortens them', () => {
      const shared = '{ max_review_days: 90, max_rotation_days: 90 }';
      const { policy } = load('{ max_review_days: 30 }', shared);
      assert.deepEqual([policy.maxReviewDays, policy.maxRotationDays], [30, 90]);
      const { policy: kept, notices } = load('{ max_review_days: 30 }', '{ max_review_days: 60 }');
      assert.equal(kept.maxReviewDays, 30);
      assert.match(JSON.stringify(notices), /max_review_days/);
    });

    it('loosens nothing and says so, without a problem', () => {
      const shared =
        'policy: { profile: starter, adopt_until: 2031-06-30, expires_soon_days: 10, max_expiry_days: 180, waiver_days: 365, severities: { identity/unused: off } }\n';
      const own =
        '{ profile: strict, adopt_until: 2031-01-01, expires_soon_days: 60, max_expiry_days: 100, waiver_days: 30, severities: { identity/unused: warning } }';
      const { policy, problems, notices } = load(own, undefined, { policy: { path: 'org.yaml', text: shared } });
      assert.deepEqual(problems, []);
      assert.deepEqual(
        [
          policy.profile,
          policy.adoptUntil,
          policy.expiresSoonDays,
          policy.maxExpiryDays,
          policy.waiverDays,
          policy.severities.get('identity/unused'),
        ],
        ['strict', '2031-01-01', 60, 100, 30, 'warning'],
      );
      const said = notices?.map(
        ({ message, place: { path, range } }) => `${path} ${shared.slice(range.start, range.end)}: ${message}`,
      );
      assert.deepEqual(said?.sort(), [
        'org.yaml adopt_until: The shared policy sets adopt_until to 2031-06-30; 2031-01-01 is stricter and stays',
        'org.yaml expires_soon_days: The shared policy sets expires_soon_days to 10; 60 is stricter and stays',
        'org.yaml identity/unused: The shared policy sets severities.identity/unused to off; warning is stricter and stays',
        'org.yaml max_expiry_days: The shared policy sets max_expiry_days to 180; 100 is stricter and stays',
        'org.yaml profile: The shared policy sets profile to starter; strict is stricter and stays',
        'org.yaml waiver_days: The shared policy sets waiver_days to 365; 30 is stricter and stays',
      ]);
    });

    it('cannot grant time for adoption to a repository that asks for none', () => {
      assert.equal(load('{}', '{ adopt_until: 2031-06-30 }').policy.adoptUntil, undefined);
    });

    it('can only raise what a rule is by itself', () => {
      const shared = '{ severities: { identity/unused: error, identity/undeclared: off, identity/listed: warning } }';
      const byDefault = new Map([
        ['identity/unused', 'warning'],
        ['identity/undeclared', 'error'],
        ['identity/listed', 'info'],
      ] as const);
      const known = load(undefined, shared, { defaultSeverity: (rule) => byDefault.get(rule as 'identity/unused') });
      assert.deepEqual(
        [...known.policy.severities],
        [
          ['identity/unused', 'error'],
          ['identity/listed', 'warning'],
        ],
      );
      assert.equal(known.notices?.length, 1);
      assert.deepEqual([...load(undefined, shared).policy.severities], [['identity/unused', 'error']]);
    });

    it('is above a profile named in the call', () => {
      assert.equal(load('{}', '{ profile: strict }', { profile: 'starter' }).policy.profile, 'strict');
    });

    it('adds owners, and says what in it cannot be read', () => {
      const text = 'policy: { profil: strict }\nowners: { web: "#web" }\nidentities: []\n';
      const set = loadManifests(memorySnapshot({}), { policy: { path: 'org.yaml', text } });
      assert.deepEqual([...set.owners], [['web', { contact: '#web' }]]);
      assert.deepEqual(
        set.problems.map(({ message, place }) => `${place.path}:${place.start.line} ${message}`),
        [
          'org.yaml:1 "policy" has no key "profil"; did you mean "profile"?',
          'org.yaml:3 "identities" is not read in a shared policy',
        ],
      );
      const broken = loadManifests(memorySnapshot({}), { policy: { path: 'org.yaml', text: '[' } });
      assert.deepEqual([broken.broken, broken.problems.length], [false, 1]);
    });
  });
});
