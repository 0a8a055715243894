import { strict as assert } from 'node:assert';
import { isManifestName, loadManifests } from '../../scanner/manifest';
import { UnreadableError, UsageError } from '../../scanner/model';
import { memorySnapshot } from './memory-snapshot';

const smallest = `version: 1
identities:
  - id: npm-publish
    owner: "@acme/web"
    expires: 2031-01-31
    references: ["gha:secret/NPM_TOKEN"]
`;

const entry = (id: string, key: string, more = ''): string =>
  `version: 1\nidentities:\n  - { id: ${id}, references: ["${key}"]${more} }\n`;

describe('loadManifests', () => {
  it('reads the smallest useful file, with places', () => {
    const set = loadManifests(memorySnapshot({ 'nhi.yaml': smallest }));
    assert.deepEqual([set.root, set.broken, set.problems, set.manifests], ['nhi.yaml', false, [], ['nhi.yaml']]);
    const [declaration] = set.declarations;
    assert.ok(declaration);
    const at = ({ place }: { place: { path: string; range: { start: number; end: number } } }): string =>
      `${place.path} ${smallest.slice(place.range.start, place.range.end)}`;
    assert.equal(at(declaration), 'nhi.yaml npm-publish');
    assert.equal(at(declaration.owner!), 'nhi.yaml "@acme/web"');
    assert.equal(at(declaration.expires!), 'nhi.yaml 2031-01-31');
    assert.equal(at(declaration.references[0]!), 'nhi.yaml "gha:secret/NPM_TOKEN"');
    assert.deepEqual(
      { ...declaration, place: 0, owner: 0, expires: 0, references: 0 },
      {
        id: 'npm-publish',
        manifest: 'nhi.yaml',
        status: 'active',
        external: false,
        place: 0,
        owner: 0,
        expires: 0,
        references: 0,
      },
    );
  });

  it('reads everything that an entry may say, short forms and long ones', () => {
    const text = `version: 1
identities:
  - id: aws-deploy
    status: proposed
    kind: workload_identity
    provider: aws
    owner: platform
    expires: "never"
    never_because: the cloud ends each session after an hour
    purpose: Deploys the payments service
    credential: { type: keyless, storage: [none] }
    privilege: { level: privileged, scopes: ["lambda:UpdateFunctionCode"] }
    review: { interval: 90d, last: 2031-01-01, next: "2031-04-01", reviewer: security }
    rotation: { interval: 6mo, last: 2031-01-02, runbook: docs/rotate.md, method: manual }
    revocation: { procedure: docs/revoke.md, url: https://console.example.com, time_to_revoke: 1h }
    references: ["gha:oidc/aws/*/deploy", { key: "gha:secret/ROLE", paths: [".github/"], note: "the old way" }]
    external: true
    x-cost-centre: 4711
  - { id: stripe, credential: static, privilege: write, review: 90d, rotation: 1y, revocation: call them, references: ["env:S"] }
`;
    const set = loadManifests(memorySnapshot({ 'nhi.yaml': text }));
    assert.deepEqual(set.problems, []);
    const plain = set.declarations.map(({ references, owner, expires, place, places, ...rest }) => ({
      ...rest,
      place: place.start.line,
      places: Object.keys(places ?? {}).length,
      owner: owner?.value,
      expires: expires?.value,
      references: references.map(({ value }) => value),
    }));
    assert.deepEqual(plain, [
      {
        id: 'aws-deploy',
        manifest: 'nhi.yaml',
        place: 3,
        places: 6,
        status: 'proposed',
        kind: 'workload_identity',
        provider: 'aws',
        owner: 'platform',
        expires: 'never',
        neverBecause: 'the cloud ends each session after an hour',
        purpose: 'Deploys the payments service',
        credential: 'keyless',
        storage: ['none'],
        privilege: 'privileged',
        powers: { scopes: ['lambda:UpdateFunctionCode'] },
        review: { interval: '90d', last: '2031-01-01', next: '2031-04-01', reviewer: 'security' },
        rotation: {
          interval: '6mo',
          last: '2031-01-02',
          next: '2031-07-02',
          runbook: 'docs/rotate.md',
          method: 'manual',
        },
        revocation: { procedure: 'docs/revoke.md', url: 'https://console.example.com', timeToRevoke: '1h' },
        references: ['gha:oidc/aws/*/deploy', 'gha:secret/ROLE'],
        external: true,
      },
      {
        id: 'stripe',
        manifest: 'nhi.yaml',
        place: 19,
        places: 5,
        status: 'active',
        owner: undefined,
        expires: undefined,
        credential: 'static',
        privilege: 'write',
        review: { interval: '90d' },
        rotation: { interval: '1y' },
        revocation: { procedure: 'call them' },
        references: ['env:S'],
        external: false,
      },
    ]);
  });

  it('takes what was recorded for what was done last, and says when it is due again', () => {
    const of = (more: string) => {
      const text = `version: 1\nidentities:\n  - { id: a1, references: ["env:A"], ${more} }\n`;
      const [declaration] = loadManifests(memorySnapshot({ 'nhi.yaml': text })).declarations;
      return { review: declaration?.review, rotation: declaration?.rotation };
    };
    const events =
      'events: [{ type: reviewed, date: 2031-05-01, by: "@acme/sec" }, { type: rotated, date: 2031-02-01 }]';
    assert.deepEqual(of(`review: { interval: 90d, last: 2031-01-01, next: 2031-04-01 }, rotation: 1y, ${events}`), {
      review: { interval: '90d', last: '2031-05-01', next: '2031-07-30' },
      rotation: { interval: '1y', last: '2031-02-01', next: '2032-02-01' },
    });
    assert.deepEqual(of(`review: { next: 2031-06-01 }, ${events}`), {
      review: { last: '2031-05-01', next: '2031-06-01' },
      rotation: { last: '2031-02-01' },
    });
    assert.deepEqual(of('review: 90d'), { review: { interval: '90d' }, rotation: undefined });
  });

  it('counts a byte order mark and Windows line ends as they stand in the text', () => {
    const text = `\uFEFF${smallest.replaceAll('\n', '\r\n')}`;
    const [declaration] = loadManifests(memorySnapshot({ 'nhi.yaml': text })).declarations;
    assert.deepEqual(declaration?.owner?.place.start, { line: 4, column: 12 });
    const { start, end } = declaration.owner.place.range;
    assert.equal(text.slice(start, end), '"@acme/web"');
  });

  it('counts columns in UTF-16 units', () => {
    const text = 'version: 1\nidentities:\n  - { id: npm, name: "🔑", owner: me, references: ["a:b"] }\n';
    const [declaration] = loadManifests(memorySnapshot({ 'nhi.yaml': text })).declarations;
    assert.equal(declaration?.owner?.place.start.column, text.split('\n')[2]!.indexOf('me,') + 1);
  });

  it('resolves anchors', () => {
    const text = 'version: 1\nx-me: &me "@acme/web"\nidentities:\n  - { id: npm, owner: *me, references: ["a:b"] }\n';
    const set = loadManifests(memorySnapshot({ 'nhi.yaml': text }));
    assert.deepEqual([set.problems, set.declarations[0]?.owner?.value], [[], '@acme/web']);
  });

  it('takes keys without a value as not written', () => {
    const set = loadManifests(
      memorySnapshot({
        'nhi.yaml': 'version: 1\npolicy:\nwaivers:\nidentities:\n  - id: npm\n    owner:\n    references: ["a:b"]\n',
      }),
    );
    assert.deepEqual([set.problems, set.declarations[0]?.owner], [[], undefined]);
  });

  it('gives an empty set where there is no manifest', () => {
    const set = loadManifests(memorySnapshot({ 'README.md': '' }));
    assert.deepEqual([set.root, set.broken, set.manifests, set.problems], [undefined, false, [], []]);
    assert.equal(set.isBrokenAbove('a/b.ts'), false);
    assert.deepEqual(set.lookup('gha:secret/A', 'a/b.ts'), { kind: 'none' });
  });

  it('finds nested manifests, parents first', () => {
    const set = loadManifests(
      memorySnapshot({
        'b/nhi.yaml': entry('bb', 'env:B'),
        'a/z/nhi.yaml': entry('az', 'env:Z'),
        'a/nhi.yml': entry('aa', 'env:A'),
        'nhi.yaml': entry('root', 'env:R'),
      }),
    );
    assert.deepEqual(set.manifests, ['nhi.yaml', 'a/nhi.yml', 'a/z/nhi.yaml', 'b/nhi.yaml']);
    assert.deepEqual(
      set.declarations.map(({ id, manifest }) => [id, manifest]),
      [
        ['root', 'nhi.yaml'],
        ['aa', 'a/nhi.yml'],
        ['az', 'a/z/nhi.yaml'],
        ['bb', 'b/nhi.yaml'],
      ],
    );
  });

  it('does not read manifests of tests, examples, vendored code, ignored and excluded folders', () => {
    const text = entry('npm', 'env:A');
    const files = {
      'test/nhi.yaml': text,
      'demo/nhi.yaml': text,
      'vendor/x/nhi.yaml': text,
      'out/nhi.yaml': text,
      'old/x/nhi.yaml': text,
    };
    const set = loadManifests({
      ...memorySnapshot({ 'nhi.yaml': 'version: 1\nscan: { exclude: [old] }\n', 'docs/nhi.yaml': text, ...files }),
      isIgnored: (path) => path.startsWith('out/'),
    });
    assert.deepEqual([set.manifests, set.problems], [['nhi.yaml', 'docs/nhi.yaml'], []]);
  });

  it('lets defaults and owners inherit downward, the nearer first', () => {
    const set = loadManifests(
      memorySnapshot({
        'nhi.yaml':
          'version: 1\nowners: { web: "#web" }\ndefaults: { owner: top, review: 90d, rotation: { interval: 1y, runbook: r.md } }\n',
        'a/nhi.yaml': `version: 1\nowners: { web: "#other", pay: { contact: "#pay" } }\ndefaults: { owner: middle }\nidentities: [{ id: in-a, references: ["env:A"] }]\n`,
        'a/b/nhi.yaml': entry('in-b', 'env:B', ', review: { interval: 30d }'),
        'c/nhi.yaml': entry('in-c', 'env:C', ', owner: own'),
      }),
    );
    assert.deepEqual(
      set.declarations.map(({ id, owner, review, rotation }) => [
        id,
        owner?.value,
        owner?.place.path,
        review?.interval,
        rotation?.runbook,
      ]),
      [
        ['in-a', 'middle', 'a/nhi.yaml', '90d', 'r.md'],
        ['in-b', 'middle', 'a/nhi.yaml', '30d', 'r.md'],
        ['in-c', 'own', 'c/nhi.yaml', '90d', 'r.md'],
      ],
    );
    assert.deepEqual(
      [...set.owners],
      [
        ['web', { contact: '#web' }],
        ['pay', { contact: '#pay' }],
      ],
    );
  });

  it('refuses policy and scan below the root, and does not follow them', () => {
    const set = loadManifests(
      memorySnapshot({ 'a/nhi.yaml': 'version: 1\npolicy: { profile: strict }\nscan: { exclude: ["**"] }\n' }),
    );
    assert.deepEqual(
      set.problems.map(({ message, place }) => `${place.path}:${place.start.line} ${message}`),
      [
        'a/nhi.yaml:2 "policy" counts in the root manifest only, not in a/nhi.yaml',
        'a/nhi.yaml:3 "scan" counts in the root manifest only, not in a/nhi.yaml',
      ],
    );
    assert.deepEqual([set.policy.profile, set.scan, set.root], ['starter', undefined, undefined]);
  });

  it('keeps waivers of a nested manifest inside its folder', () => {
    const waivers = `version: 1
waivers:
  - { rule: secret/x, until: 2031-01-01, reason: a, approved_by: "@sec", paths: ["./src/"], identity: npm }
  - { rule: [identity/unused, identity/no-owner] }
`;
    const set = loadManifests(memorySnapshot({ 'nhi.yaml': waivers, 'a/nhi.yaml': waivers }));
    assert.deepEqual(set.problems, []);
    const plain = set.waivers.map(({ place: { path, start }, ...rest }) => ({
      ...rest,
      at: `${path}:${start.line}:${start.column}`,
    }));
    const full = {
      form: 'registered',
      rule: 'secret/x',
      until: '2031-01-01',
      reason: 'a',
      approvedBy: '@sec',
      identity: 'npm',
    };
    assert.deepEqual(plain, [
      { ...full, paths: ['src'], at: 'nhi.yaml:3:13' },
      { form: 'registered', rule: 'identity/unused', at: 'nhi.yaml:4:14' },
      { form: 'registered', rule: 'identity/no-owner', at: 'nhi.yaml:4:31' },
      { ...full, paths: ['a/src'], at: 'a/nhi.yaml:3:13' },
      { form: 'registered', rule: 'identity/unused', paths: ['a/**'], at: 'a/nhi.yaml:4:14' },
      { form: 'registered', rule: 'identity/no-owner', paths: ['a/**'], at: 'a/nhi.yaml:4:31' },
    ]);
  });

  it('leaves the judgement of a waiver to others: no date, no reason, a date that is none', () => {
    const set = loadManifests(
      memorySnapshot({ 'nhi.yaml': 'version: 1\nwaivers: [{ rule: a/b, until: soon, reason: "" }]\n' }),
    );
    assert.deepEqual([set.problems, set.waivers[0]?.until, set.waivers[0]?.reason], [[], 'soon', '']);
  });

  it('reads nhi.yml too, but not both of one folder', () => {
    assert.equal(loadManifests(memorySnapshot({ 'nhi.yml': smallest })).root, 'nhi.yml');
    const set = loadManifests(
      memorySnapshot({
        'nhi.yml': smallest,
        'nhi.yaml': smallest,
        'a/nhi.yaml': entry('aa', 'env:A'),
        'a/nhi.yml': 'x',
      }),
    );
    assert.deepEqual([set.root, set.manifests], ['nhi.yaml', ['nhi.yaml', 'a/nhi.yaml']]);
    assert.deepEqual(
      set.problems.map(({ message }) => message),
      [
        'a/nhi.yml is not read, because a/nhi.yaml stands beside it',
        'nhi.yml is not read, because nhi.yaml stands beside it',
      ],
    );
  });

  it('takes no workflow for a manifest that happens to have its name', () => {
    const folders = ['.github', '.gitea', '.forgejo', 'sub/module/.github'];
    const paths = folders.map((folder) => `${folder}/workflows/nhi.yml`);
    const workflows = Object.fromEntries(paths.map((path) => [path, 'on: push\njobs: {}\n']));
    const set = loadManifests(memorySnapshot({ 'nhi.yaml': smallest, ...workflows }));
    assert.deepEqual([set.manifests, set.problems], [['nhi.yaml'], []]);
    assert.deepEqual(paths.filter(isManifestName), []);
    assert.ok(isManifestName('.github/nhi.yml'));
  });

  it('takes another file as the root when told to', () => {
    const files = memorySnapshot({
      'nhi.yaml': entry('old', 'env:O'),
      'config/ours.yaml': smallest,
      'a/nhi.yaml': entry('aa', 'env:A'),
    });
    const set = loadManifests(files, { manifest: './config/ours.yaml' });
    assert.deepEqual([set.root, set.manifests], ['config/ours.yaml', ['config/ours.yaml', 'a/nhi.yaml']]);
    assert.equal(set.lookup('gha:secret/NPM_TOKEN', '.github/workflows/x.yml').kind, 'entry');
    assert.throws(() => loadManifests(files, { manifest: 'none.yaml' }), UsageError);
  });

  it('says what stands in the place of a manifest and is none', () => {
    const set = (kind: 'file' | 'folder' | 'link', found: readonly string[]): readonly unknown[] => {
      const snapshot = memorySnapshot({});
      const { root, broken, problems } = loadManifests({
        ...snapshot,
        find: () => found,
        kindAt: (path) => (path === 'nhi.yaml' ? kind : undefined),
      });
      return [root, broken, problems.map(({ rule, message, place }) => [rule, message, place.path])];
    };
    const said = (why: string): unknown => [
      'nhi.yaml',
      true,
      [['manifest/invalid', `nhi.yaml is not read: it is ${why}`, 'nhi.yaml']],
    ];
    assert.deepEqual(set('link', []), said('a symbolic link, and these are not followed'));
    assert.deepEqual(set('folder', []), said('a folder'));
    assert.deepEqual(set('file', ['nhi.yaml']), said('binary, for it holds a null byte'));
  });

  it('says which manifest cannot be read and goes on; one that is gone is as if it had not been there', () => {
    const set = loadManifests(
      memorySnapshot({
        'nhi.yaml': smallest,
        'a/nhi.yaml': new UnreadableError('a/nhi.yaml', 'permission denied'),
        'b/nhi.yaml': new UnreadableError('b/nhi.yaml', 'no such file', true),
      }),
    );
    assert.deepEqual(
      set.problems.map(({ message }) => message),
      ['Cannot read a/nhi.yaml: permission denied'],
    );
    assert.deepEqual([set.broken, set.manifests], [true, ['nhi.yaml', 'a/nhi.yaml']]);
  });

  it('knows below which folders nothing can be called undeclared', () => {
    const set = loadManifests(memorySnapshot({ 'nhi.yaml': smallest, 'a/nhi.yaml': 'a: [' }));
    assert.deepEqual(
      ['x.ts', 'a/x.ts', 'a/b/x.ts', 'ab/x.ts'].map((path) => set.isBrokenAbove(path)),
      [false, true, true, false],
    );
    assert.equal(loadManifests(memorySnapshot({ 'nhi.yaml': 'a: [' })).isBrokenAbove('a/b/c.ts'), true);
  });

  it('keeps what is no identity with its reason, and the settings of scan', () => {
    const text = `version: 1
not_identities: [{ key: "env:NEXT_PUBLIC_*", reason: publishable key, by: "@jane" }]
scan: { paths: [src], exclude: [old], max_file_bytes: 1000, compat: [gitleaks] }
`;
    const set = loadManifests(memorySnapshot({ 'nhi.yaml': text }));
    const [none] = set.notIdentities;
    assert.deepEqual(
      [none?.pattern, none?.reason, none?.place.start.line],
      ['env:NEXT_PUBLIC_*', 'publishable key', 2],
    );
    assert.deepEqual(set.scan, { paths: ['src'], exclude: ['old'], maxFileBytes: 1000, compat: ['gitleaks'] });
  });
});
