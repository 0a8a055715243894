import assert from 'node:assert/strict';
import { joinInventory } from '../../scanner/inventory';
import { loadManifests } from '../../scanner/manifest';
import type { Finding, IdentityReference, Profile } from '../../scanner/model';
import { allRules, judge } from '../../scanner/policy';
import { dutyRules } from '../../scanner/policy/duties';
import { placeOf, reference } from '../inventory/builders';
import { memorySnapshot } from '../manifest/memory-snapshot';

const TODAY = '2031-02-15';

/** What a whole run says of a repository. */
function judged(
  files: Readonly<Record<string, string>>,
  profile: Profile,
  references: readonly IdentityReference[] = [],
): Finding[] {
  const snapshot = memorySnapshot(files);
  const manifests = loadManifests(snapshot, { profile });
  assert.deepEqual(
    manifests.problems.map(({ message }) => message),
    [],
  );
  const extent = 'whole' as const;
  const inventory = joinInventory(references, manifests, { extent, profile });
  return judge({
    ...{ secrets: [], detectors: () => [], inventory, notes: [], manifests, profile },
    ...{ today: TODAY, snapshot, extent },
  });
}

/** An example as a whole file: it may be an entry, a waiver, or begin with keys of its own. */
function asFile(example: string): string {
  const text = example.replace(/ {4}#.*$/gm, '');
  if (!text.startsWith('- ')) return `version: 1\n${text}\n`;
  return `version: 1\n${text.startsWith('- rule') ? 'waivers' : 'identities'}:\n${text}\n`;
}

const admin = { fact: 'cluster-admin', level: 'admin' as const, line: 1 };
const ci = (name: string, privileges: IdentityReference['privileges'] = []): IdentityReference =>
  reference(`k8s:serviceaccount/ci/${name}`, { kind: 'kubernetes_service_account', privileges });

/** What the examples are found with. */
const FOUND: Readonly<Record<string, readonly IdentityReference[]>> = {
  'identity/differs': [reference('gha:secret/NPM_TOKEN')],
  'identity/kind-other': [],
  'identity/end-differs': [
    reference('gha:secret/NPM_TOKEN', { lifetime: { expires: '2031-06-30', source: 'NotAfter' } }),
  ],
  'identity/exceeds-privilege': [
    reference('gha:secret/NPM_TOKEN', { privileges: [{ fact: 'publishes to npm', level: 'write', line: 18 }] }),
  ],
  'identity/admin-in-group': [ci('admin', [admin]), ci('build')],
  'identity/group-too-large': ['a', 'b', 'c', 'd', 'x/e'].map((name) =>
    reference(name.includes('/') ? `k8s:secret/${name}` : `k8s:secret/ci/${name}`),
  ),
};
const REPOSITORY = { 'docs/runbooks/revoke-npm.md': 'how', 'docs/revoke-npm.md': 'how' };

describe('a rule on what an entry says', () => {
  for (const rule of dutyRules.filter(({ id }) => !id.startsWith('process/'))) {
    const from: Profile = 'asks' in rule ? (rule.asks as Profile) : 'standard';
    const extra =
      rule.id === 'waiver/self-approved'
        ? 'identities:\n- { id: npm-publish, owner: "@acme/web", references: ["env:A"] }\n'
        : '';
    const says = (example: string): boolean =>
      judged({ ...REPOSITORY, 'nhi.yaml': asFile(example) + extra }, from, FOUND[rule.id]).some(
        (found) => found.rule === rule.id,
      );

    it(`${rule.id} fires on its bad example in ${from}, and not on its good one`, () => {
      assert.ok(says(rule.example.bad), asFile(rule.example.bad));
      assert.ok(!says(rule.example.good), asFile(rule.example.good));
    });

    it(`${rule.id} is silent below ${from}`, () => {
      if (from === 'starter') return;
      const below = from === 'strict' ? 'standard' : 'starter';
      const findings = judged({ 'nhi.yaml': asFile(rule.example.bad) + extra }, below, FOUND[rule.id]);
      assert.ok(!findings.some((found) => found.rule === rule.id));
    });
  }

  it('says nothing of an entry that is complete, in strict', () => {
    const text = `version: 1
owners:
  payments: { contact: "mailto:payments@example.com", backup: "@acme/sre" }
defaults:
  review: { interval: 90d, reviewer: "@acme/security", covers: [scope, ttl, rotation] }
  incident: { contact: "#sec-incident", playbook: docs/runbooks/revoke-npm.md }
  logging: { destination: cloudtrail, alerting: "#sec-alerts" }
identities:
  - id: stripe-live
    kind: api_key
    provider: stripe
    owner: payments
    created: 2031-01-01
    expires: 2031-12-31
    purpose: Charges customers from the checkout service
    privilege: { level: admin, elevation: standing, justification: the vendor has one kind of key only }
    credential: { type: static, storage: [vault:prod/stripe] }
    review: { last: 2031-01-31 }
    rotation: { interval: 180d, method: manual, last: 2031-01-31 }
    revocation:
      procedure: docs/runbooks/revoke-npm.md#stripe
      time_to_revoke: 1h
      triggers: [offboarding, incident, application_change]
    approval: { by: "@acme/security", date: 2031-01-01 }
    events: [{ type: tested, date: 2031-01-15, by: "@acme/sre" }]
    references: ["env:STRIPE_API_KEY"]
    external: true
`;
    const files = {
      ...REPOSITORY,
      'nhi.yaml': text,
      CODEOWNERS: '/nhi.yaml @acme/security\n',
      '.github/workflows/nhi.yml': 'steps:\n  - run: npx nhi ci\n',
    };
    assert.deepEqual(
      judged(files, 'strict').map(({ rule, message }) => `${rule} ${message}`),
      [],
    );
  });

  it('says nothing of a minimal entry in starter, and of a proposed or retired one anywhere', () => {
    const entry = (more: string): string =>
      `version: 1\npolicy: { adopt_until: 2031-03-01 }\nidentities:\n  - { id: npm, ${more}, references: ["env:A"], external: true }\n`;
    const ids = (text: string, profile: Profile): string[] =>
      judged({ 'nhi.yaml': text }, profile).map(({ rule }) => rule);
    assert.deepEqual(ids(entry('owner: "@a/b", expires: 2031-12-31'), 'starter'), []);
    const others = (text: string): string[] => ids(text, 'strict').filter((id) => !id.startsWith('process/'));
    assert.deepEqual(others(entry('status: proposed')), ['identity/proposed']);
    assert.deepEqual(others(entry('status: retired')), []);
  });

  it('is a warning at most while a raised profile is adopted, but for what starter asks', () => {
    const text =
      'version: 1\npolicy: { profile: strict, adopt_until: 2031-03-01 }\nidentities:\n' +
      '  - { id: npm, owner: TODO, expires: 2031-12-31, references: ["env:A"], external: true }\n';
    const errors = judged({ 'nhi.yaml': text }, 'strict').filter(({ severity }) => severity === 'error');
    assert.deepEqual(
      errors.map(({ rule }) => rule),
      ['identity/placeholder'],
    );
    const later = judged({ 'nhi.yaml': text.replace('2031-03-01', '2031-02-01') }, 'strict');
    assert.ok(later.filter(({ severity }) => severity === 'error').length > 4);
  });

  it('shows what is amiss where it stands', () => {
    const text =
      'version: 1\nidentities:\n  - id: npm\n    owner: "@a/b"\n    expires: 2031-12-31\n    review:\n      last: 2021-01-01\n      interval: 90d\n    references: ["env:A"]\n';
    const [finding] = judged({ 'nhi.yaml': text }, 'starter').filter(({ rule }) => rule === 'identity/review-overdue');
    assert.equal(finding?.place.start.line, 7);
    assert.equal(finding.related[0]?.start.line, 3);
    assert.equal(finding.declaration, 'npm');
    assert.match(finding.message, /^npm was to be reviewed by 2021-04-01, \d+ days ago$/);
  });
});

describe('what entries take over', () => {
  const text = `version: 1
defaults: { review: { last: 2021-01-01, interval: 90d }, incident: { playbook: docs/none.md } }
identities:
  - { id: aa, owner: "@a/b", expires: 2031-12-31, references: ["env:A"] }
  - { id: bb, owner: "@a/b", expires: 2031-12-30, references: ["env:B"] }
`;
  const of = (rule: string, profile: Profile): string[] =>
    judged({ 'nhi.yaml': text }, profile)
      .filter((finding) => finding.rule === rule)
      .map(({ message, place }) => `${place.start.line} ${message.split(',', 1)[0] ?? ''}`);

  it('is told at each of them, and a path that leads nowhere once', () => {
    assert.deepEqual(of('identity/review-overdue', 'starter'), [
      '4 aa was to be reviewed by 2021-04-01',
      '5 bb was to be reviewed by 2021-04-01',
    ]);
    assert.deepEqual(of('identity/runbook-missing', 'standard'), ['4 aa names docs/none.md']);
  });
});

describe('a run that did not see the code', () => {
  it('asks for nothing that the code may show', () => {
    const text =
      'version: 1\nidentities:\n  - { id: npm, owner: "@a/b", expires: 2031-12-31, references: ["gha:secret/NPM_TOKEN"] }\n';
    const snapshot = memorySnapshot({ 'nhi.yaml': text });
    const manifests = loadManifests(snapshot, { profile: 'standard' });
    const inventory = joinInventory([], manifests, { extent: 'partial', profile: 'standard' });
    const findings = judge({
      ...{ secrets: [], detectors: () => [], inventory, notes: [], manifests },
      ...{ profile: 'standard', today: TODAY, snapshot, extent: 'partial' },
    });
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['identity/no-purpose', 'identity/no-review'],
    );
  });
});

describe('an owner', () => {
  const unknown = (owner: string, files: Readonly<Record<string, string>>, profile: Profile): boolean => {
    const text = `version: 1\nowners: { payments: "@acme/pay" }\nidentities:\n  - { id: npm, owner: "${owner}", expires: 2031-12-31, references: ["env:A"] }\n`;
    return judged({ ...files, 'nhi.yaml': text }, profile).some(({ rule }) => rule === 'identity/owner-unknown');
  };
  const codeOwners = { '.github/CODEOWNERS': '# all\n* @acme/web ops@example.com # @not/here\n/docs/ @Jane\n' };
  const catalog = {
    'catalog-info.yaml': 'kind: Component\nmetadata:\n  name: api\nspec:\n  owner: team-a\n',
    'teams/catalog-info.yaml':
      'apiVersion: x\nkind: Group\nmetadata:\n  name: "Team-B" # ours\n---\nkind: User\nmetadata:\n  name: jane\n  namespace: people\n',
  };

  it('is known by owners, CODEOWNERS or the catalog', () => {
    for (const owner of ['payments', '@acme/pay', '@acme/web', '@jane', 'mailto:x@example.com']) {
      assert.ok(!unknown(owner, codeOwners, 'strict'), owner);
    }
    for (const owner of ['group:team-a', 'group:default/team-b', 'user:people/jane', '@acme/team-b']) {
      assert.ok(!unknown(owner, { ...codeOwners, ...catalog }, 'strict'), owner);
    }
  });

  it('is unknown where one of them is there and does not name it', () => {
    assert.ok(unknown('@acme/wen', codeOwners, 'standard'));
    assert.ok(unknown('@not/here', codeOwners, 'standard'));
    assert.ok(unknown('group:team-c', catalog, 'standard'));
    assert.ok(unknown('payment', {}, 'starter'), 'a bare word, where owners has names');
  });

  it('is believed where nobody could know, and in starter', () => {
    assert.ok(!unknown('@acme/wen', {}, 'strict'));
    assert.ok(!unknown('group:team-c', codeOwners, 'strict'));
    assert.ok(!unknown('@acme/wen', codeOwners, 'starter'));
  });
});

describe('rights beyond what an entry says', () => {
  const role = reference('tf:aws_iam_role.ci', {
    role: 'grants',
    kind: 'iam_role',
    privileges: [
      { fact: 'trusts any subject', level: 'privileged', line: 3 },
      { fact: 's3:GetObject on every resource', level: 'read', line: 9 },
      {
        fact: 'iam:PassRole on every resource',
        level: 'admin',
        line: 12,
        place: placeOf('iam.tf', 12, 'iam:PassRole'),
      },
    ],
    place: placeOf('iam.tf', 1, 'ci'),
  });
  const found = (level: string, use = role, more = ''): Finding[] =>
    judged(
      {
        'nhi.yaml': `version: 1\nidentities:\n  - id: ci\n    owner: "@a/b"\n    privilege: ${level}\n    references: ["${use.key}"]\n${more}`,
      },
      'standard',
      [use],
    ).filter(({ rule }) => rule === 'identity/exceeds-privilege');

  it('are told at the entry, with the lines that prove them', () => {
    const [finding, ...others] = found('read');
    assert.equal(finding?.message, 'ci says privilege read, and the code shows admin: iam:PassRole on every resource');
    assert.equal(finding.severity, 'error');
    assert.equal(finding.place.start.line, 5);
    assert.deepEqual(
      finding.related.map(({ path, start }) => `${path}:${start.line}`),
      ['nhi.yaml:3', 'iam.tf:12'],
    );
    assert.deepEqual(others, []);
  });

  it('are none where the entry says as much, and who may take it on is no right', () => {
    assert.deepEqual(found('admin'), []);
    const trusted = { ...role, privileges: role.privileges.slice(0, 2) };
    assert.deepEqual(found('read', trusted), []);
  });

  it('are not guessed from where a secret is used or what it may hold', () => {
    const secret = reference('gha:secret/DEPLOY', {
      privileges: [
        { fact: 'environment:production', level: 'privileged', line: 2 },
        { fact: 'trigger pull_request_target', level: 'privileged', line: 1 },
        { fact: 'opens the secrets kept in vault', level: 'privileged', line: 4 },
      ],
    });
    assert.deepEqual(found('read', secret), []);
  });

  it('only warn while a raised profile is adopted', () => {
    assert.deepEqual(
      found('read', role, 'policy: { adopt_until: 2031-04-01 }\n').map(({ severity }) => severity),
      ['warning'],
    );
  });
});

describe('what an entry promises', () => {
  const said = (rule: string, entry: string, policy = ''): string[] =>
    judged(
      {
        'nhi.yaml': `version: 1\n${policy}identities:\n  - id: ci\n    owner: "@a/b"\n    references: ["gha:secret/CI"]\n    ${entry}\n`,
      },
      'starter',
    )
      .filter((finding) => finding.rule === rule)
      .map(({ message }) => message);

  it('may be no longer than policy says, a quarter being ninety days', () => {
    const long = (entry: string): string[] =>
      said('identity/long-interval', entry, 'policy: { max_review_days: 90, max_rotation_days: 30 }\n');
    assert.deepEqual(long('review: 1y'), ['ci is reviewed every 1y, and policy asks for every 90 days']);
    assert.deepEqual(long('rotation: { interval: 60d }'), [
      'ci is replaced every 60d, and policy asks for every 30 days',
    ]);
    for (const entry of ['review: 90d', 'review: 3mo', 'rotation: 1mo', 'purpose: something else'])
      assert.deepEqual(long(entry), [], entry);
    assert.deepEqual(said('identity/long-interval', 'review: 1y'), [], 'where policy says nothing');
  });

  it('is short where it is called temporary', () => {
    const temporary = (entry: string): string[] =>
      said('identity/temporary-stays', `lifecycle: { temporary: true }\n    ${entry}`);
    assert.deepEqual(temporary('expires: 2031-08-01'), [
      'ci is called temporary and ends on 2031-08-01, 167 days after 2031-02-15',
    ]);
    assert.deepEqual(temporary('purpose: one migration'), ['ci is called temporary and has no end']);
    assert.deepEqual(temporary('expires: never\n    never_because: it stays'), [
      'ci is called temporary and has no end',
    ]);
    assert.deepEqual(temporary('expires: 2031-05-01'), []);
    assert.deepEqual(said('identity/temporary-stays', 'lifecycle: { temporary: false }'), []);
  });
});

describe('where a privileged identity is not said to be logged', () => {
  const remedy = (files: Readonly<Record<string, string>>): string | undefined =>
    judged(
      {
        'nhi.yaml':
          'version: 1\nidentities:\n  - { id: ci, owner: "@a/b", privilege: admin, references: ["gha:secret/CI"] }\n',
        ...files,
      },
      'strict',
    ).find(({ rule }) => rule === 'identity/no-logging')?.remedy.text;

  it('the remedy names what the repository itself sets up', () => {
    assert.equal(remedy({}), 'add logging with destination and alerting');
    assert.equal(
      remedy({ 'infra/log.tf': 'resource "aws_cloudtrail" "all" {\n  name = "all"\n}\n' }),
      'add logging with destination and alerting; there is aws_cloudtrail in infra/log.tf',
    );
  });
});

describe('how the check is kept', () => {
  const text =
    'version: 1\npolicy: { metrics: { declared_percent: 90, owned_percent: 50 } }\nidentities:\n  - { id: npm, owner: "@a/b", expires: 2031-12-31, references: ["gha:secret/NPM_TOKEN"] }\n';
  const found = [reference('gha:secret/NPM_TOKEN'), reference('gha:secret/OTHER')];
  const ids = (files: Readonly<Record<string, string>>, profile: Profile): string[] =>
    judged({ 'nhi.yaml': text, ...files }, profile, found)
      .filter(({ rule }) => rule.startsWith('process/'))
      .map(({ rule, message }) => `${rule} ${message}`);

  it('is judged from standard on: who approves changes, and whether a pipeline looks', () => {
    assert.deepEqual(ids({}, 'standard').slice(0, 2), [
      'process/unchecked No pipeline of this repository runs nhi',
      'process/unprotected No line of CODEOWNERS covers nhi.yaml',
    ]);
    const files = { CODEOWNERS: '/docs/ @a/b\n', '.github/workflows/ci.yml': 'run: npx nhi-guard ci\n' };
    assert.deepEqual(ids(files, 'standard').slice(0, 1), ['process/unprotected No line of CODEOWNERS covers nhi.yaml']);
  });

  it('has the shares that policy asks for', () => {
    assert.deepEqual(ids({}, 'starter'), ['process/metric declared_percent is 50 (1 of 2), and 90 is asked for']);
  });
});

describe('the rules on entries', () => {
  it('are among all rules, each once', () => {
    const ids = allRules().map(({ id }) => id);
    for (const { id } of dutyRules) assert.equal(ids.filter((each) => each === id).length, 1, id);
  });
});
