import assert from 'node:assert/strict';
import type { ChangeInput } from '../../scanner/scan-change';
import { snapshotOf, TODAY } from '../scan/memory';
import type { Files } from '../scan/memory';
import { change, entry, KEY, line, manifest, uses, WORKFLOW } from './change-of';

const file = (...lines: string[]): string => ['version: 1', ...lines, 'identities: []', ''].join('\n');
const STRICT = file('policy:', '  profile: strict');
const START = 'nhi.yaml';

/** @returns `severity line message` of what a change of nhi.yaml makes looser, as a commit or as a request */
function weakened(before: string | Files, after: string | Files, options: Partial<ChangeInput> = {}): string[] {
  const files = (content: string | Files): Files => (typeof content === 'string' ? { [START]: content } : content);
  const found = change(files(before), files(after), options).filter(({ rule }) => rule === 'policy/weakened');
  assert.ok(found.every(({ isNew, waived }) => isNew === true && waived === undefined));
  return found.map(({ severity, place, message }) => `${severity} ${place.path}:${place.start.line} ${message}`);
}

const asked = (before: string | Files, after: string | Files): string[] => {
  const base = typeof before === 'string' ? { [START]: before } : before;
  return weakened(before, after, { governing: snapshotOf(base) });
};

describe('policy/weakened', () => {
  describe('names each thing that becomes looser, at its line', () => {
    const table: readonly (readonly [what: string, before: string[], after: string[], said: string])[] = [
      [
        'a lower profile',
        ['policy:', '  profile: standard'],
        ['policy:', '  waiver_days: 90', '  profile: starter'],
        '4 The profile goes from standard to starter',
      ],
      [
        'a profile that is taken out',
        ['policy:', '  profile: standard'],
        [],
        '1 The profile goes from standard to starter',
      ],
      [
        'a longer interval, and one that is taken out',
        ['policy: { max_review_days: 90, max_rotation_days: 30 }'],
        ['policy:', '  max_review_days: 180'],
        '2 The interval of a rotation may be as long as it likes, no longer only 30 days; 3 The interval of a review may be 180 days, no longer only 90 days',
      ],
      [
        'a later end of adoption',
        ['policy:', '  adopt_until: 2031-04-01'],
        ['policy:', '  adopt_until: 2031-06-01'],
        '3 Proposed entries may wait until 2031-06-01, no longer until 2031-04-01',
      ],
      [
        'an adoption where there was none',
        [],
        ['policy:', '  adopt_until: 2031-04-01'],
        '3 Proposed entries may wait until 2031-04-01, which they could not before',
      ],
      [
        'a rule that is switched off',
        [],
        ['policy:', '  severities:', '    identity/undeclared: warning', '    identity/unused: off'],
        '4 The severity of identity/undeclared goes from error to warning; 5 The severity of identity/unused goes from warning to off',
      ],
      [
        'a severity that is no longer raised',
        ['policy:', '  severities: { identity/unused: error }'],
        ['policy:', '  waiver_days: 90'],
        '2 The severity of identity/unused goes from error to warning',
      ],
      [
        'secrets of which only certain ones stay errors',
        ['policy:', '  severities: { secret/aws-access-key: error }'],
        [],
        '1 The severity of secret/aws-access-key goes from error to its default',
      ],
      [
        'a shorter announcement',
        [],
        ['policy:', '  expires_soon_days: 7'],
        '3 Ends are announced 7 days ahead, no longer 30',
      ],
      [
        'a longer life',
        [],
        ['policy:', '  max_expiry_days: 800'],
        '3 An entry may end 800 days ahead without a reason, no longer 400',
      ],
      ['longer waivers', [], ['policy:', '  waiver_days: 365'], '3 A waiver may last 365 days, no longer 90'],
      [
        'a path that is left out',
        ['scan:', '  exclude: [docs]'],
        ['scan:', '  exclude: [docs/old, "src/**"]'],
        '3 src/** is not looked at any more',
      ],
      [
        'all but some paths',
        [],
        ['scan:', '  paths: [src, lib]'],
        '3 Only src, lib is looked at, no longer everything',
      ],
      [
        'fewer paths',
        ['scan:', '  paths: [src, lib]'],
        ['scan:', '  paths: [src]'],
        '3 Only src is looked at, no longer lib',
      ],
      ['a size', [], ['scan:', '  max_file_bytes: 1000'], '3 Files over 1000 bytes are not read any more'],
      [
        'a smaller size',
        ['scan:', '  max_file_bytes: 2000'],
        ['scan:', '  max_file_bytes: 1000'],
        '3 Files over 1000 bytes are not read any more, no longer over 2000',
      ],
      [
        'another tool’s markers',
        ['scan:', '  compat: [gitleaks]'],
        ['scan:', '  compat:', '    - gitleaks', '    - ggshield'],
        '5 Markers of ggshield excuse secrets from now on',
      ],
      [
        'a key that is no identity',
        [],
        ['not_identities:', '  - key: "gha:secret/*"', '    reason: none of them'],
        '3 gha:secret/* counts as no identity from now on',
      ],
    ];
    for (const [what, before, after, said] of table) {
      const lines = said.split('; ').map((text) => `warning ${START}:${text}`);
      it(`${what}, in a commit`, () => assert.deepEqual(weakened(file(...before), file(...after)), lines));
      it(`${what}, in a request`, () => assert.deepEqual(asked(file(...before), file(...after)), lines));
      it(`not the way back from ${what}`, () => {
        const back = weakened(file(...after), file(...before));
        const isBothWays = what === 'a path that is left out';
        assert.deepEqual(back, isBothWays ? [`warning ${START}:3 docs is not looked at any more`] : []);
      });
    }
  });

  it('names an identity that a nested manifest takes from the one above', () => {
    const above = {
      [START]: manifest(entry('npm', 'NPM')),
      'app/.github/workflows/a.yml': '',
      [WORKFLOW]: uses('NPM'),
    };
    assert.deepEqual(weakened(above, { ...above, 'app/nhi.yaml': manifest(entry('other', 'OTHER')) }), []);
    const path = 'app/.env';
    const env = (id: string): string => manifest(entry(id, 'X').replace('gha:secret/X', 'env:STRIPE_API_KEY'));
    const before = { [START]: env('stripe'), [path]: 'STRIPE_API_KEY=\n' };
    assert.deepEqual(weakened(before, { ...before, 'app/nhi.yaml': env('pay') }), [
      'warning app/nhi.yaml:3 STRIPE_API_KEY goes from stripe (nhi.yaml) to pay (app/nhi.yaml)',
    ]);
  });

  it('is an error in strict, unless the change says why and who agreed, both anew', () => {
    const looser = (...more: string[]): string => file('policy:', '  profile: strict', '  waiver_days: 120', ...more);
    const said = `${START}:4 A waiver may last 120 days, no longer 90`;
    assert.deepEqual(asked(STRICT, looser()), [`error ${said}`]);
    assert.deepEqual(asked(STRICT, looser('  reason: migration')), [`error ${said}`]);
    const [why, who] = ['  reason: migration', '  approved_by: "@acme/security"'];
    assert.deepEqual(asked(STRICT, looser(why, who)), [`warning ${said}`]);
    assert.deepEqual(asked(file('policy:', '  profile: strict', why, who), looser(why, who)), [`error ${said}`]);
    // A commit is told, and not held up: what it leads to is a request.
    assert.deepEqual(weakened(STRICT, looser()), [`warning ${said}`]);
  });

  it('judges who leaves strict by strict', () => {
    assert.deepEqual(asked(STRICT, file()), [`error ${START}:1 The profile goes from strict to starter`]);
  });

  it('is neither waived nor excused by the severity that the change itself sets', () => {
    const after = file(
      'policy: { severities: { policy/weakened: off }, waiver_days: 100 }',
      'waivers:',
      '  - { rule: policy/weakened, paths: [nhi.yaml], until: 2031-04-01, reason: hush, approved_by: me }',
    );
    assert.deepEqual(asked(file(), after), [
      `warning ${START}:2 The severity of policy/weakened goes from warning to off`,
      `warning ${START}:2 A waiver may last 100 days, no longer 90`,
    ]);
  });

  it('is silent about what the target has become meanwhile, and about what nobody touched', () => {
    const [old, tip] = [file('policy:', '  profile: starter'), STRICT];
    const governing = snapshotOf({ [START]: tip });
    assert.deepEqual(weakened(old, `# said\n${old}`, { governing }), []);
    assert.deepEqual(weakened({ [START]: old, a: 'x' }, { [START]: old, a: 'y' }, { governing }), []);
  });

  it('says where everything went when nhi.yaml goes', () => {
    assert.deepEqual(asked({ [START]: STRICT }, { a: 'x' }), [
      `error ${START}:1 The profile goes from strict to starter`,
    ]);
  });

  it('is silent where a broken file leaves nothing to compare', () => {
    assert.deepEqual(asked(file(), 'version: 1\nidentities: [\n'), []);
  });

  describe('in the request that brings the first nhi.yaml', () => {
    const first = (...lines: string[]): Files => ({ [START]: file('policy:', ...lines), a: line(KEY) });
    const judged = (after: Files): string[] => asked({ a: line(KEY) }, after);

    it('takes its profile, and an end of adoption of at most 90 days', () => {
      assert.deepEqual(judged(first('  profile: strict', '  adopt_until: 2031-05-30')), []);
      assert.deepEqual(judged(first('  profile: strict', '  adopt_until: 2031-05-31')), [
        `error ${START}:4 Proposed entries may wait until 2031-05-31, which they could not before`,
      ]);
      assert.equal(TODAY, '2031-03-01');
    });

    it('names whatever it loosens from the start', () => {
      assert.deepEqual(judged(first('  severities: { secret/stripe-live-key: off }')), [
        `warning ${START}:3 The severity of secret/stripe-live-key goes from its default to off`,
      ]);
    });
  });
});

describe('what a change weakens', () => {
  it('is said without a secret that stands in it', () => {
    const after = file(
      'policy: { profile: starter, reason: x }',
      `scan: { exclude: ["${KEY}"] }`,
      'not_identities:',
      `  - { key: "env:${KEY}", reason: none }`,
    );
    const found = change({ [START]: file() }, { [START]: after });
    assert.equal(found.filter(({ rule }) => rule === 'policy/weakened').length, 2);
    assert.doesNotMatch(JSON.stringify(found), new RegExp(KEY));
  });
});
