import assert from 'node:assert/strict';
import type { Finding } from '../../scanner/model';
import { entry, goodEntry, manifestSet, placeOf, reference } from '../inventory/builders';
import { judged, lines } from './run';
import type { Scene } from './run';

const NPM = reference('gha:secret/NPM_TOKEN');

function withEntry(details: Parameters<typeof entry>[2], scene: Scene = {}, policy = {}): Finding[] {
  return judged({
    references: [NPM],
    manifests: manifestSet([entry('npm-publish', ['gha:secret/NPM_TOKEN'], details)], { policy }),
    ...scene,
  });
}

describe('identity/undeclared', () => {
  it('says what is missing, where, and what to paste', () => {
    const [finding, ...others] = judged({ references: [NPM] });
    assert.deepEqual(others, []);
    assert.equal(finding?.rule, 'identity/undeclared');
    assert.equal(finding.severity, 'error');
    assert.equal(finding.message, 'NPM_TOKEN has no owner and no expiry: it is not in nhi.yaml');
    assert.deepEqual(finding.place, NPM.place);
    assert.deepEqual(finding.remedy, {
      text: 'add it to nhi.yaml with an owner and an expiry (references: ["gha:secret/NPM_TOKEN"])',
      command: 'nhi declare gha:secret/NPM_TOKEN',
    });
    assert.equal(finding.key, 'gha:secret/NPM_TOKEN');
    assert.equal(finding.confidence, 'certain');
  });

  it('is one finding for many uses, the first place first, whatever the order', () => {
    const uses = [30, 4, 12].map((line) =>
      reference('gha:secret/NPM_TOKEN', { place: placeOf('.github/workflows/a.yml', line) }),
    );
    const findings = judged({ references: [...uses, NPM] });
    assert.equal(findings.length, 1);
    assert.equal(findings[0]?.place.start.line, 4);
    assert.deepEqual(
      findings[0].related.map(({ path, start }) => `${path}:${start.line}`),
      ['.github/workflows/a.yml:12', '.github/workflows/a.yml:30', '.github/workflows/release.yml:18'],
    );
  });

  it('does not point at uses nobody asks an entry for', () => {
    const inTest = reference('gha:secret/NPM_TOKEN', { place: placeOf('a-test/x.yml') });
    assert.deepEqual(judged({ references: [NPM, inTest] })[0]?.related, []);
  });

  it('is silent where an entry covers it', () => {
    assert.deepEqual(withEntry({ owner: '@acme/web', expires: '2041-12-31' }), []);
  });

  it('is silent for inventory nobody asks for', () => {
    assert.deepEqual(judged({ references: [reference('gha:oidc/aws/1/deploy', { duty: 'found' })] }), []);
    assert.equal(
      judged({ references: [reference('gha:oidc/aws/1/deploy', { duty: 'found' })], profile: 'strict' }).length,
      1,
    );
  });

  it('is silent below a broken manifest', () => {
    assert.deepEqual(judged({ references: [NPM], manifests: manifestSet([], { brokenFolders: [''] }) }), []);
  });

  it('asks a keyless identity for an owner only', () => {
    const role = reference('aws:role/1/deploy', { duty: 'privileged', credential: 'keyless' });
    const [finding] = judged({ references: [role], profile: 'standard' });
    assert.equal(finding?.message, 'aws:role/1/deploy has no owner: it is not in nhi.yaml');
  });

  it('says where there is no nhi.yaml at all', () => {
    const [finding] = judged({ references: [NPM], manifests: manifestSet([], { manifests: [] }) });
    assert.equal(finding?.message, 'NPM_TOKEN has no owner and no expiry: there is no nhi.yaml');
    assert.equal(finding.remedy.command, 'nhi init');
  });

  it('names the nearest nhi.yaml', () => {
    const manifests = manifestSet([], { manifests: ['nhi.yaml', 'pay/nhi.yaml'] });
    const [finding] = judged({ references: [reference('env:KEY', { place: placeOf('pay/.env') })], manifests });
    assert.equal(finding?.message, 'KEY has no owner and no expiry: it is not in pay/nhi.yaml');
  });

  it('offers a key that is but a letter away', () => {
    const near = goodEntry('npm-publish', ['gha:secret/NPM_TOKNE', 'env:OTHER']);
    const [finding] = judged({ references: [NPM], manifests: manifestSet([near], { near }), extent: 'partial' });
    assert.equal(
      finding?.remedy.text,
      'entry npm-publish has "gha:secret/NPM_TOKNE": correct it there, or add an entry of its own',
    );
  });

  it('warns, until adopt_until, of what only the raised profile asks for', () => {
    const references = [reference('env:DB_URL', { duty: 'privileged', place: placeOf('deploy.env') })];
    const manifests = manifestSet([], { policy: { adoptUntil: '2041-09-01' } });
    const severityOn = (today: string): string | undefined =>
      judged({ references, manifests, profile: 'standard', today })[0]?.severity;
    assert.equal(severityOn('2041-09-01'), 'warning');
    assert.equal(severityOn('2041-09-02'), 'error');
    assert.equal(judged({ references: [NPM], manifests, profile: 'standard' })[0]?.severity, 'error');
  });
});

describe('identity/proposed', () => {
  const proposed = { status: 'proposed', owner: '@acme/web' } as const;

  it('warns until adopt_until, that day included', () => {
    const findings = withEntry(proposed, { today: '2041-09-01' }, { adoptUntil: '2041-09-01' });
    assert.deepEqual(lines(findings), [
      'warning identity/proposed npm-publish is proposed, not accepted yet: it warns until 2041-09-01',
    ]);
    assert.equal(findings[0]?.remedy.text, 'set expires, check the owner, then take status: proposed out');
    assert.match(findings[0].remedy.command ?? '', /^nhi declare [a-z-]+$/);
  });

  it('counts as expired from the day after', () => {
    assert.deepEqual(lines(withEntry(proposed, { today: '2041-09-02' }, { adoptUntil: '2041-09-01' })), [
      'error identity/expired npm-publish was proposed and not accepted by 2041-09-01',
    ]);
  });

  it('counts as expired where nothing says until when', () => {
    assert.deepEqual(lines(withEntry(proposed)), [
      'error identity/expired npm-publish is only proposed, and no policy.adopt_until says until when it may be',
    ]);
  });
});

describe('identity/no-owner', () => {
  it('fires at the entry', () => {
    const [finding, ...others] = withEntry({ expires: '2041-12-31', line: 5 });
    assert.deepEqual(others, []);
    assert.deepEqual(lines([finding!]), ['error identity/no-owner npm-publish has no owner']);
    assert.equal(`${finding?.place.path}:${finding?.place.start.line}`, 'nhi.yaml:5');
    assert.equal(finding?.declaration, 'npm-publish');
    assert.deepEqual(finding.related, [NPM.place]);
  });

  it('takes a blank owner for none', () => {
    assert.equal(withEntry({ owner: ' ', expires: '2041-12-31' })[0]?.rule, 'identity/no-owner');
  });

  it('asks nothing of a retired entry', () => {
    assert.deepEqual(withEntry({ status: 'retired' }, { references: [] }), []);
  });
});

describe('identity/no-expiry', () => {
  const owner = '@acme/web';
  const table: readonly (readonly [string, Parameters<typeof entry>[2], Partial<typeof NPM>, string | undefined])[] = [
    ['a static credential without an end', { owner }, {}, 'npm-publish has no expiry'],
    ['one nothing is known of', { owner }, { credential: 'unknown' }, 'npm-publish has no expiry'],
    ['a brokered one', { owner }, { credential: 'brokered' }, 'npm-publish has no expiry'],
    ['a keyless one', { owner }, { credential: 'keyless' }, undefined],
    ['an ephemeral one', { owner }, { credential: 'ephemeral' }, undefined],
    ['one the entry calls ephemeral', { owner, credential: 'ephemeral' }, {}, undefined],
    ['an end that code shows', { owner }, { lifetime: { expires: '2049-01-01', source: 'NotAfter' } }, undefined],
    [
      'never, without a reason',
      { owner, expires: 'never' },
      {},
      'npm-publish never expires, and never_because does not say why',
    ],
    ['never, with one', { owner, expires: 'never', neverBecause: 'public mirror' }, {}, undefined],
    ['never, for a keyless one', { owner, expires: 'never' }, { credential: 'keyless' }, undefined],
    ['400 days ahead', { owner, expires: '2042-07-20' }, {}, undefined],
    [
      '401 days ahead',
      { owner, expires: '2042-07-21' },
      {},
      'npm-publish ends on 2042-07-21, 401 days ahead, without a reason',
    ],
    ['401 days ahead, with a reason', { owner, expires: '2042-07-21', neverBecause: 'contract' }, {}, undefined],
    [
      '401 days ahead, as code shows',
      { owner, expires: '2042-07-21' },
      { lifetime: { expires: '2042-07-21', source: 'NotAfter' } },
      undefined,
    ],
    ['what is no day: the manifest says so', { owner, expires: '2041-02-30' }, {}, undefined],
  ];
  for (const [title, details, found, message] of table) {
    it(`${message === undefined ? 'passes' : 'fires on'} ${title}`, () => {
      const findings = withEntry(details, { references: [{ ...NPM, ...found }] });
      assert.deepEqual(lines(findings), message === undefined ? [] : [`error identity/no-expiry ${message}`]);
    });
  }

  it('follows the policy’s limit', () => {
    assert.equal(withEntry({ owner, expires: '2041-12-31' }, {}, { maxExpiryDays: 90 })[0]?.rule, 'identity/no-expiry');
  });

  it('is judged without references too, unless the key is of trust alone', () => {
    const check = (pattern: string): string[] =>
      judged({ manifests: manifestSet([entry('x', [pattern], { owner })]), extent: 'partial' }).map(({ rule }) => rule);
    assert.deepEqual(check('gha:secret/X'), ['identity/no-expiry']);
    assert.deepEqual(check('gha:oidc/aws/1/deploy'), []);
  });
});

describe('identity/expired and identity/expires-soon', () => {
  const owner = '@acme/web';
  const table: readonly (readonly [string, string | undefined])[] = [
    ['2041-06-14', 'error identity/expired npm-publish ended on 2041-06-14, 1 day ago'],
    ['2041-06-03', 'error identity/expired npm-publish ended on 2041-06-03, 12 days ago'],
    ['2041-06-15', 'warning identity/expires-soon npm-publish ends on 2041-06-15, today'],
    ['2041-06-27', 'warning identity/expires-soon npm-publish ends on 2041-06-27, in 12 days'],
    ['2041-07-15', 'warning identity/expires-soon npm-publish ends on 2041-07-15, in 30 days'],
    ['2041-07-16', undefined],
  ];
  for (const [expires, line] of table) {
    it(`on 2041-06-15 an end of ${expires} is ${line?.split(' ')[1] ?? 'fine'}`, () => {
      assert.deepEqual(lines(withEntry({ owner, expires })), line === undefined ? [] : [line]);
    });
  }

  it('takes the earlier end of code, and points at it', () => {
    const place = placeOf('certs/api.pem', 2);
    const [finding] = withEntry(
      { owner, expires: '2041-12-31' },
      {
        references: [
          NPM,
          reference('gha:secret/NPM_TOKEN', { lifetime: { expires: '2041-06-01', source: 'NotAfter' }, place }),
        ],
      },
    );
    assert.equal(finding?.rule, 'identity/expired');
    assert.deepEqual(finding.place, place);
    assert.deepEqual(finding.related, [NPM.place]);
  });

  it('holds a keyless identity to an end that its entry names', () => {
    const references = [{ ...NPM, credential: 'keyless' } as const];
    assert.equal(withEntry({ owner, expires: '2041-06-01' }, { references })[0]?.rule, 'identity/expired');
  });

  it('names the runbook', () => {
    const [finding] = withEntry({ owner, expires: '2041-06-01', rotation: { runbook: 'docs/rotate.md' } });
    assert.equal(
      finding?.remedy.text,
      'rotate it and set a new end, or revoke it and take its uses out: docs/rotate.md',
    );
  });

  it('says nothing of the end of what nobody declared', () => {
    const found = reference('cert:x', { duty: 'found', lifetime: { expires: '2041-06-01', source: 'NotAfter' } });
    assert.deepEqual(judged({ references: [found] }), []);
  });
});

describe('identity/unused', () => {
  const manifests = (details: Parameters<typeof goodEntry>[2] = {}): ReturnType<typeof manifestSet> =>
    manifestSet([goodEntry('old', ['gha:secret/OLD'], details)]);

  it('fires where the whole repository was read', () => {
    assert.deepEqual(lines(judged({ manifests: manifests() })), [
      'warning identity/unused old is declared, and nothing in this repository uses it any more',
    ]);
  });
  it('waits where it was not', () => assert.deepEqual(judged({ manifests: manifests(), extent: 'partial' }), []));
  it('passes an external entry', () => assert.deepEqual(judged({ manifests: manifests({ external: true }) }), []));
  it('does not hide what else is amiss', () => {
    const unowned = manifestSet([entry('old', ['gha:secret/OLD'], { expires: '2041-12-31' })]);
    assert.deepEqual(
      judged({ manifests: unowned }).map(({ rule }) => rule),
      ['identity/no-owner', 'identity/unused'],
    );
  });
});

describe('identity/retired-in-use', () => {
  it('fires at the use', () => {
    const [finding, ...others] = withEntry({ status: 'retired' });
    assert.deepEqual(others, []);
    assert.deepEqual(lines([finding!]), ['error identity/retired-in-use npm-publish is retired and still used']);
    assert.deepEqual(finding?.place, NPM.place);
  });
  it('passes where nothing uses it', () => assert.deepEqual(withEntry({ status: 'retired' }, { references: [] }), []));
});
