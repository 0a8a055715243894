import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TemporaryFolder } from '../sources/temporary-folder';
import { acmeFolder, nhiIn } from './acme-folder';
import type { Outcome } from './acme-folder';
import type { FakeOptions } from './fake-host';

const OTHER = 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: ship ${{ secrets.SHIP_TOKEN }}\n';

describe('nhi declare', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = acmeFolder();
  });
  afterEach(() => {
    folder.remove();
  });
  const nhi = (line: string | readonly string[], options: FakeOptions = {}): Promise<Outcome> =>
    nhiIn(folder.path, line, options);
  const text = (path = 'nhi.yaml'): string => readFileSync(join(folder.path, path), 'utf8');
  const isThere = (path = 'nhi.yaml'): boolean => existsSync(join(folder.path, path));

  it('asks for owner and end, suggests both, and writes the entry', async () => {
    folder.write('CODEOWNERS', '*.yml @acme/web\n');
    const { code, out, err } = await nhi('declare NPM_TOKEN', { typed: ['', ''] });
    assert.deepEqual([code, err], [0, '']);
    assert.equal(
      out,
      [
        'NPM_TOKEN, npm access_token',
        '  used in .github/workflows/release.yml',
        '  may: publishes to npm',
        '  becomes npm-token in nhi.yaml',
        'Owner (CODEOWNERS) [@acme/web]: Ends on (a day, 90d or never) [2031-05-30]: ' +
          'Declared npm-token in nhi.yaml: owner @acme/web, ends 2031-05-30.',
        'Next: commit nhi.yaml.',
        '',
      ].join('\n'),
    );
    assert.match(text(), /^version: 1\n[\s\S]*- id: npm-token\n.*owner: "@acme\/web"\n.*expires: 2031-05-30\n/m);
    assert.equal((await nhi('check')).code, 0);
    assert.match((await nhi('list --undeclared')).out, /^0 identities/);
  });

  it('takes the answers of a person, asks again for what makes no sense, and why something never ends', async () => {
    const typed = ['@a, @b', 'mailto:dana@example.com', 'soon', '2030-01-01', 'never', 'a contract says so'];
    const { code, out } = await nhi('declare gha:secret/NPM_TOKEN', { typed });
    assert.equal(code, 0);
    assert.match(out, /One owner, not several/);
    assert.match(out, /"soon" is no end: write a day \(2027-01-31\), 90d or never/);
    assert.match(out, /2030-01-01 is past/);
    assert.match(text(), /owner: mailto:dana@example\.com|owner: "mailto:dana@example\.com"/);
    assert.match(text(), /expires: never\n\s+never_because: .*a contract says so/);
  });

  it('suggests whoever last committed where CODEOWNERS says nothing', async () => {
    const { out } = await nhi('declare NPM_TOKEN', { typed: ['', '30d'] });
    assert.match(out, /Owner \(git log\) \[mailto:ada@example\.com\]: /);
    assert.match(text(), /expires: 2031-03-31/);
  });

  it('writes nothing where the answers end', async () => {
    for (const typed of [[], ['@acme/web'], ['@acme/web', 'x', 'y', 'z']]) {
      const { code, out } = await nhi('declare NPM_TOKEN', { typed });
      assert.equal(code, 2);
      assert.match(out, /\nNothing was written\.\n$/);
      assert.ok(!isThere());
    }
  });

  it('needs both as options where there is nobody to ask, and says which', async () => {
    const { code, out, err } = await nhi('declare gha:secret/NPM_TOKEN');
    assert.deepEqual([code, out], [2, '']);
    assert.equal(
      err,
      'nhi: there is nobody to ask for owner and end: ' +
        'nhi declare gha:secret/NPM_TOKEN --owner mailto:ada@example.com --expires 2031-05-30\n',
    );
    assert.ok(!isThere());
    const words = 'declare gha:secret/NPM_TOKEN --owner @acme/web --expires 6mo --id npm-publish';
    assert.equal((await nhi([...words.split(' '), '--purpose', 'publishes the packages'])).code, 0);
    assert.match(text(), /- id: npm-publish\n[\s\S]*expires: 2031-09-01/);
    assert.match(text(), /purpose: .*publishes the packages/);
  });

  describe('under a raised profile', () => {
    const strict = (text: string): string => `version: 1\npolicy: { profile: ${text} }\nidentities: []\n`;
    const duties = async (): Promise<string[]> => {
      const { findings } = JSON.parse((await nhi('scan --format json --all')).out) as {
        findings: readonly { rule: string }[];
      };
      return findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('identity/'));
    };

    it('asks for what the profile wants to know, and a second run has nothing to do', async () => {
      folder.write('nhi.yaml', strict('standard'));
      const typed = ['@acme/web', '', 'publishes the packages', '', '', '', 'delete it at the registry'];
      const { code, out } = await nhi('declare NPM_TOKEN', { typed });
      assert.equal(code, 0, out);
      assert.match(out, /What it is for, in a sentence: .*Reviewed every \[90d\]: /);
      assert.match(text(), /review: \{ interval: 90d \}/);
      assert.match(text(), /rotation: \{ interval: 90d/);
      assert.match(text(), /revocation: \{ procedure: "delete it at the registry" \}/);
      assert.deepEqual(await duties(), []);
    });

    it('asks again for what nhi.yaml does not take, and leaves open what nobody answers', async () => {
      folder.write('nhi.yaml', strict('standard'));
      const typed = ['@acme/web', '', 'publishes the packages', 'sometimes', '30d', '', '', ''];
      const { code, out } = await nhi('declare NPM_TOKEN', { typed });
      assert.equal(code, 0, out);
      assert.match(text(), /review: \{ interval: 30d \}/);
      assert.match(
        out,
        /\nstandard still asks of npm-token: revocation\.procedure \(--set KEY=VALUE, or in nhi\.yaml\)\.\n/,
      );
    });

    it('takes all of it as options, and names what is missing', async () => {
      folder.write('nhi.yaml', strict('strict'));
      const words = 'declare NPM_TOKEN --owner @acme/web --expires 90d'.split(' ');
      const sets = [
        'purpose=publishes the packages',
        'created=2031-03-01',
        'review.interval=90d',
        'review.reviewer=@acme/security',
        'review.covers=scope, ttl, rotation',
        'rotation.interval=90d',
        'rotation.method=manual',
        'revocation.procedure=delete it at the registry',
        'revocation.triggers=offboarding, incident, application_change',
      ];
      const bare = await nhi(words);
      assert.match(
        bare.out,
        /strict still asks of npm-token: purpose, review\.interval, rotation\.interval, revocation\.procedure \(/,
      );
      folder.write('nhi.yaml', strict('strict'));
      const { code, out } = await nhi([...words, ...sets.flatMap((set) => ['--set', set])]);
      assert.deepEqual([code, /still asks/.test(out)], [0, false], out);
      assert.match(text(), /covers: \[scope, ttl, rotation\]/);
      assert.deepEqual(await duties(), []);
    });

    it('refuses what is no key of an entry, or no value of it', async () => {
      const words = 'declare NPM_TOKEN --owner @acme/web --expires 90d --set';
      for (const [set, message] of [
        ['purpose', /--set takes KEY=VALUE/],
        ['id=x', /--set takes KEY=VALUE/],
        ['revew.interval=90d', /revew/],
        ['review.interval=often', /often/],
      ] as const) {
        const { code, err } = await nhi([...words.split(' '), set]);
        assert.equal(code, 2, set);
        assert.match(err, message);
        assert.ok(!isThere());
      }
    });
  });

  it('accepts what is proposed, comments kept', async () => {
    await nhi('init --yes');
    const { code, out } = await nhi('declare npm-token --owner @acme/web --expires 90d');
    assert.deepEqual(
      [code, out],
      [0, 'Accepted npm-token in nhi.yaml: owner @acme/web, ends 2031-05-30.\nNext: commit nhi.yaml.\n'],
    );
    assert.match(text(), /# npm, used by \.github\/workflows\/release\.yml/);
    assert.doesNotMatch(text(), /status: proposed/);
    assert.equal((await nhi('scan')).code, 0);
  });

  it('puts the entry into the nearest nhi.yaml, and adds to what is there', async () => {
    folder.write('nhi.yaml', 'version: 1 # ours\nidentities: []\n');
    folder.write('services/pay/nhi.yaml', 'version: 1\nidentities: []\n');
    folder.write(
      'services/pay/.mcp.json',
      '{ "mcpServers": { "chat": { "command": "x", "env": { "K": "${CHAT_KEY}" } } } }\n',
    );
    const { code, out } = await nhi('declare mcp:server/chat NPM_TOKEN --owner @acme/web --expires 90d');
    assert.equal(code, 0, out);
    assert.match(out, /\nNext: commit services\/pay\/nhi\.yaml, nhi\.yaml\.\n$/);
    assert.match(text('services/pay/nhi.yaml'), /mcp:server\/chat/);
    assert.match(text(), /^version: 1 # ours\n/);
  });

  it('attaches a key to an entry that is there, and offers the one with nearly the same key', async () => {
    folder.write('.github/workflows/ship.yml', OTHER);
    await nhi('declare NPM_TOKEN --owner @acme/web --expires 90d --id npm-publish');
    const { code, out } = await nhi('declare SHIP_TOKEN --to npm-publish');
    assert.deepEqual([code, out.split('\n')[0]], [0, 'Attached gha:secret/SHIP_TOKEN to npm-publish in nhi.yaml.']);
    assert.match((await nhi('list --undeclared')).out, /^0 identities/);
    folder.write('.github/workflows/ship.yml', OTHER.replaceAll('SHIP_TOKEN', 'NPM_TOKENS'));
    const near = await nhi('declare NPM_TOKENS', { typed: ['y'] });
    assert.match(near.out, /npm-publish has nearly the same key\. Is this the same identity\? \[y\/N\] Attached/);
  });

  it('declares what leaves no trace where it is told so', async () => {
    const words = 'declare oauth:client/crm --external --owner @acme/sales --expires 2031-12-01';
    assert.equal((await nhi(words)).code, 0);
    assert.match(text(), /external: true/);
    assert.doesNotMatch((await nhi('list')).out, /without a use/);
  });

  it('asks for no end where nothing is stored', async () => {
    folder.write(
      '.github/workflows/deploy.yml',
      [
        'on: push',
        'permissions: { id-token: write }',
        'jobs:',
        '  a:',
        '    runs-on: x',
        '    steps:',
        '      - uses: aws-actions/configure-aws-credentials@v4',
        '        with: { role-to-assume: "arn:aws:iam::123456789012:role/deploy", aws-region: eu-central-1 }',
        '',
      ].join('\n'),
    );
    const { code, err } = await nhi('declare gha:oidc/aws/123456789012/deploy --owner @acme/platform');
    assert.deepEqual([code, err], [0, '']);
    assert.doesNotMatch(text(), /expires/);
    assert.equal((await nhi('check')).code, 0);
  });

  it('refuses, writes nothing and says what to do', async () => {
    await nhi('declare NPM_TOKEN --owner @acme/web --expires 90d');
    const before = text();
    for (const [line, message] of [
      ['declare', /^nhi: nhi declare needs a key/],
      [
        'declare gha:secret/NPM_TOKEM',
        /^nhi: no identity here is called gha:secret\/NPM_TOKEM: did you mean gha:secret\/NPM_TOKEN\?/,
      ],
      ['declare NPM_TOKEN', /^nhi: NPM_TOKEN is declared already: npm-token in nhi\.yaml:\d+, nhi show npm-token\n$/],
      ['declare a b --id c', /^nhi: --id is for one identity, and there are 2\n$/],
      ['declare crm --external --owner x --expires 90d', /^nhi: crm is not a key/],
      ['declare a:b --external --owner x --expires 2y', /needs a reason: --never-because/],
      ['declare a:b --external --owner x --expires never', /what never ends needs a reason/],
      ['declare a:b --external --owner x --expires 90d --id npm-token', /the id npm-token is taken, in nhi\.yaml/],
    ] as const) {
      const { code, out, err } = await nhi(line);
      assert.deepEqual([code, out], [2, ''], line);
      assert.match(err, message);
    }
    assert.equal(text(), before);
  });

  it('says where the nhi.yaml that is there is broken', async () => {
    folder.write('nhi.yaml', 'version: 1\nidentities: [\n');
    const { code, err } = await nhi('declare NPM_TOKEN --owner @acme/web --expires 90d');
    assert.equal(code, 2);
    assert.match(err, /^nhi: nhi\.yaml .*line \d+/);
  });
});
