import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { TemporaryFolder } from '../sources/temporary-folder';
import { acmeFolder, nhiIn } from './acme-folder';
import type { Outcome } from './acme-folder';
import type { FakeOptions } from './fake-host';

const MANIFEST = `version: 1 # ours
identities:
  - id: npm-publish # kept
    owner: "@acme/web"
    expires: 2031-03-20
    rotation: { interval: 180d, runbook: docs/rotate.md }
    references: ["gha:secret/NPM_TOKEN"]

  - id: old-token
    owner: "@acme/web"
    expires: 2031-03-10
    references: ["gha:secret/OLD_TOKEN"]

  - id: role
    owner: "@acme/platform"
    credential: keyless
    references: ["gha:oidc/aws/123456789012/deploy"]

  - id: offered
    status: proposed
    references: ["gha:secret/OFFERED"]
`;

interface Entry {
  readonly id: string;
  readonly [key: string]: unknown;
}

describe('an entry that is in use', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = acmeFolder();
    folder.git(['config', 'user.email', 'dana@example.com']);
    folder.write('nhi.yaml', MANIFEST);
  });
  afterEach(() => {
    folder.remove();
  });
  const nhi = (line: string, options: FakeOptions = {}): Promise<Outcome> => nhiIn(folder.path, line, options);
  const text = (): string => readFileSync(join(folder.path, 'nhi.yaml'), 'utf8');
  const entry = (id: string): Entry => {
    const { identities } = parse(text()) as { identities: Entry[] };
    return identities.find((each) => each.id === id) ?? assert.fail(id);
  };

  describe('nhi rotate', () => {
    it('prints the steps, asks whether they are done, and records it with the new end', async () => {
      const { code, out, err } = await nhi('rotate npm-publish', { typed: ['y'] });
      assert.deepEqual([code, err], [0, '']);
      assert.equal(
        out,
        [
          'Rotate npm-publish (owner @acme/web)',
          '',
          ' 1. Make a new one',
          '    docs/rotate.md',
          ' 2. Put it where it is kept',
          '    gh secret set NPM_TOKEN',
          ' 3. See that what uses it still works',
          '    .github/workflows/release.yml:9',
          ' 4. Revoke the old one',
          '    Revoke it under Access tokens, then create a new one for what uses it.',
          '',
          'Is it done? Record in nhi.yaml: rotated 2031-03-01, ends 2031-08-28. [y/N] ' +
            'npm-publish: rotated 2031-03-01, ends 2031-08-28. Next: commit nhi.yaml.',
          '',
        ].join('\n'),
      );
      assert.deepEqual(entry('npm-publish')['events'], [
        { type: 'rotated', date: '2031-03-01', by: 'mailto:dana@example.com' },
      ]);
      assert.equal(entry('npm-publish')['expires'], '2031-08-28');
      assert.match(text(), /^version: 1 # ours\nidentities:\n {2}- id: npm-publish # kept\n/);
      assert.match((await nhi('show npm-publish')).out, /rotated every 180d, last 2031-03-01, next 2031-08-28/);
    });

    it('takes who, where and until when from the call', async () => {
      const words = 'rotate old-token --expires 2031-12-01 --by @acme/sec --ref https://example.com/7 --yes';
      assert.equal((await nhi(words)).code, 0);
      assert.equal(entry('old-token')['expires'], '2031-12-01');
      assert.deepEqual(entry('old-token')['events'], [
        { type: 'rotated', date: '2031-03-01', by: '@acme/sec', ref: 'https://example.com/7' },
      ]);
    });
  });

  describe('nhi retire', () => {
    it('keeps an entry retiring as long as something uses it', async () => {
      const { code, out } = await nhi('retire npm-publish', { typed: [''] });
      assert.equal(code, 0);
      assert.match(
        out,
        /^Retire npm-publish \(owner @acme\/web\)\n\n 1\. Take its uses out\n {4}\.github\/workflows\/release\.yml:9\n/,
      );
      assert.match(out, /\n 3\. Remove it where it is kept\n {4}gh secret delete NPM_TOKEN\n/);
      assert.match(out, /1 place still uses it\. Mark it as retiring in nhi\.yaml until they are out\? \[Y\/n\] /);
      assert.equal(entry('npm-publish')['status'], 'retiring');
      assert.equal(entry('npm-publish')['events'], undefined);
    });

    it('retires what nothing uses any more, and records that it is revoked', async () => {
      assert.equal((await nhi('retire old-token --yes')).code, 0);
      assert.equal(entry('old-token')['status'], 'retired');
      assert.deepEqual(entry('old-token')['events'], [
        { type: 'revoked', date: '2031-03-01', by: 'mailto:dana@example.com' },
      ]);
      assert.equal((await nhi('check --fail-on warning')).code, 1, 'the others still end soon');
      assert.match((await nhi('retire old-token --yes')).err, /^nhi: old-token is retired already \(nhi\.yaml\)\n$/);
    });
  });

  describe('nhi drill', () => {
    it('prints what to do when it leaked, revoking first, and records that it was tried', async () => {
      const { code, out } = await nhi('drill npm-publish --yes');
      assert.equal(code, 0);
      assert.match(
        out,
        /^If it leaked: npm-publish \(owner @acme\/web\)\n\n 1\. Tell who acts\n {4}nothing is known of it here\n 2\. Revoke it\n/,
      );
      assert.match(out, /\n 5\. See what was done with it\n {4}it may: publishes to npm\n/);
      assert.deepEqual(entry('npm-publish')['events'], [
        { type: 'tested', date: '2031-03-01', by: 'mailto:dana@example.com' },
      ]);
    });
  });

  describe('nhi renew', () => {
    it('sets later ends, spread so that they do not fall on one day', async () => {
      const { code, out } = await nhi('renew --expires-within 30d --expires 90d --spread 14d --yes');
      assert.equal(code, 0);
      assert.match(
        out,
        /^ {2}old-token {4}2031-03-10 -> 2031-05-16\n {2}npm-publish {2}2031-03-20 -> 2031-05-30\nRenewed 2 entries\./,
      );
      assert.deepEqual([entry('old-token')['expires'], entry('npm-publish')['expires']], ['2031-05-16', '2031-05-30']);
    });

    it('leaves twenty entries on as many days', async () => {
      const many = Array.from(
        { length: 20 },
        (_, at) => `  - { id: t-${at}, owner: "@a", expires: 2031-03-10, references: ["gha:secret/T_${at}"] }\n`,
      );
      folder.write('nhi.yaml', `version: 1\nidentities:\n${many.join('')}`);
      assert.equal((await nhi('renew --owner @a --spread 30d --yes')).code, 0);
      const { identities } = parse(text()) as { identities: Entry[] };
      const ends = identities.map(({ expires }) => String(expires)).sort();
      assert.equal(new Set(ends).size, 20);
      assert.deepEqual([ends[0], ends.at(-1)], ['2031-04-30', '2031-05-30']);
      assert.doesNotMatch((await nhi('check')).out, /ends-together/);
    });

    it('moves no end to an earlier day', async () => {
      const before = text();
      const { code, out } = await nhi('renew npm-publish --expires 2031-03-05 --yes');
      assert.deepEqual([code, out], [0, 'npm-publish stays: it ends 2031-03-20 already\nNothing is to be renewed.\n']);
      assert.equal(text(), before);
    });
  });

  it('stays as it is where the answer is no, or there is nobody to ask', async () => {
    for (const line of ['rotate npm-publish', 'retire npm-publish', 'drill npm-publish', 'renew npm-publish']) {
      const refused = await nhi(line, { typed: ['n'] });
      assert.deepEqual([refused.code, refused.err], [0, ''], line);
      assert.match(refused.out, /Nothing was written\.\n$/);
      const alone = await nhi(line);
      assert.deepEqual(
        [alone.code, alone.err],
        [2, 'nhi: nothing was written, as there is nobody to ask: --yes writes it\n'],
        line,
      );
      assert.equal(text(), MANIFEST);
    }
  });

  it('stays as it is where the call makes no sense, and the message says why', async () => {
    for (const [line, message] of [
      ['rotate', /nhi rotate needs an id or a key/],
      ['rotate role --yes', /role is keyless: nothing is stored that could be replaced/],
      ['rotate offered --yes', /offered is only proposed: nhi declare offered accepts it first/],
      ['retire offered --yes', /offered is only proposed/],
      ['rotate npm-publis --yes', /no identity here is called npm-publis: did you mean npm-publish\?/],
      ['rotate npm-publish --yes --expires 3y', /more than 400 days ahead/],
      ['renew --yes', /nhi renew: which\?/],
      ['renew npm-publish --expires 2031-03-25 --spread 30d --yes', /--spread 30d reaches back from 2031-03-25/],
      ['renew npm-publish --expires never --never-because x --yes', /nhi renew sets days/],
    ] as const) {
      const { code, err } = await nhi(line);
      assert.equal(code, 2, line);
      assert.match(err, message);
      assert.equal(text(), MANIFEST);
    }
  });
});
