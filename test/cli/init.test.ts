import { strict as assert } from 'node:assert';
import { run } from '../../scanner/cli/run';
import type { ScanResult } from '../../scanner/model';
import { acme, coverage, finding, identity, place, reference, result, skip } from '../report/sample';
import { fakeHost } from './fake-host';
import type { FakeOptions } from './fake-host';

const CODEOWNERS = '*.yml @acme/web\n/infra/ @acme/platform @acme/web\n';

async function init(options: FakeOptions, ...words: string[]) {
  const host = fakeHost({ result: undeclared(), files: {}, ...options });
  const code = await run(['init', ...words], host);
  return { code, ...host.printed, saved: host.saved };
}

function undeclared(): ScanResult {
  const used = (key: string, path: string, provider: string) =>
    identity(key, {
      keys: [key],
      state: 'undeclared',
      provider,
      references: [reference(place(path, key, key), { key, provider })],
    });
  return result({
    inventory: [
      used('gha:secret/NPM_TOKEN', '.github/workflows/release.yml', 'npm'),
      used('gha:secret/SONAR_TOKEN', '.github/workflows/ci.yml', 'sonar'),
      used('mcp:server/github', '.mcp.json', 'github'),
      identity('gha:context/github.token', { state: 'listed' }),
    ],
  });
}

describe('nhi init', () => {
  it('shows what it found, asks, writes, and says what is next', async () => {
    const { code, out, err, saved } = await init({ typed: [''], files: { '.github/CODEOWNERS': CODEOWNERS } });
    assert.deepEqual([code, err], [0, '']);
    assert.equal(
      out,
      [
        'Found 3 identities that nobody answers for: 2 GitHub secrets, 1 MCP server.',
        'Owners suggested: @acme/web 2 (CODEOWNERS), none 1.',
        '',
        'This writes nhi.yaml: 3 proposed entries.',
        'Write? [Y/n] Done. Until 2031-05-30 proposed entries only warn. ' +
          'Next: open nhi.yaml and accept one (owner, expires, status taken out). Then commit.',
        '',
      ].join('\n'),
    );
    assert.deepEqual([...saved.keys()], ['/home-of/acme/nhi.yaml']);
    assert.match(saved.get('/home-of/acme/nhi.yaml') ?? '', /adopt_until: 2031-05-30/);
    assert.match(saved.get('/home-of/acme/nhi.yaml') ?? '', /owner: "@acme\/web" {2}# suggested by CODEOWNERS/);
  });

  it('writes nothing where the answer is no, or none', async () => {
    for (const typed of [['n'], ['nein'], []]) {
      const { code, out, saved } = await init({ typed });
      assert.deepEqual([code, saved.size], [0, 0]);
      assert.match(out, /Nothing was written\.\n$/);
    }
    for (const typed of [['y'], ['Yes '], ['']]) assert.equal((await init({ typed })).saved.size, 1);
  });

  it('does not ask with --yes, and not where nobody can answer', async () => {
    const { code, out, err, saved } = await init({});
    assert.deepEqual([code, saved.size], [2, 0]);
    assert.match(out, /This writes nhi\.yaml: 3 proposed entries\.\n$/);
    assert.equal(err, 'nhi: nothing was written, as there is nobody to ask: nhi init --yes writes it\n');
    assert.deepEqual([(await init({}, '--yes')).code, (await init({}, '--yes')).saved.size], [0, 1]);
  });

  it('changes nothing the second time', async () => {
    const { saved } = await init({}, '--yes');
    const files = { 'nhi.yaml': saved.get('/home-of/acme/nhi.yaml') ?? assert.fail() };
    const again = await init({ files }, '--yes');
    assert.deepEqual([again.code, again.saved.size], [0, 0]);
    assert.equal(again.out, 'Every identity that must be declared is in nhi.yaml: there is nothing to write.\n');
  });

  it('adds to the nhi.yaml that is there, and keeps its comments and its day', async () => {
    const files = {
      'nhi.yaml': [
        'version: 1 # ours',
        'policy:',
        '  adopt_until: 2031-04-01',
        'identities:',
        '  - id: npm # kept',
        '    owner: "@acme/web"',
        '    expires: 2031-12-31',
        '    references: ["gha:secret/NPM_TOKEN"]',
        '',
      ].join('\n'),
    };
    const { inventory } = undeclared();
    const { out, saved } = await init({ files, result: result({ inventory: inventory.slice(1) }) }, '--yes');
    assert.match(out, /This adds to nhi\.yaml: 2 proposed entries\.\nDone\. Until 2031-04-01 /);
    const text = saved.get('/home-of/acme/nhi.yaml') ?? '';
    assert.ok(text.startsWith(files['nhi.yaml'].slice(0, 120)), text);
    assert.match(text, /gha:secret\/SONAR_TOKEN/);
  });

  it('adds nothing to an nhi.yaml that is broken, and says where', async () => {
    const { code, err, saved } = await init({ files: { 'nhi.yaml': 'version: 1\nidentities: [\n' } }, '--yes');
    assert.deepEqual([code, saved.size], [2, 0]);
    assert.match(err, /^nhi: nothing can be added to nhi\.yaml as it is written \(line \d+: /);
  });

  it('suggests whoever last committed the file, but no machine', async () => {
    const authors = {
      '.github/workflows/release.yml': 'dana@example.com',
      '.github/workflows/ci.yml': '49699333+dependabot[bot]@users.noreply.github.com',
      '.mcp.json': '12345+sam@users.noreply.github.com',
    };
    const { out } = await init({ authors }, '--yes');
    assert.match(out, /^Owners suggested: @sam 1 \(git log\), mailto:dana@example\.com 1 \(git log\), none 1\.$/m);
  });

  it('mentions the secrets that no entry can mend', async () => {
    const findings = acme().findings;
    const { out } = await init({ result: result({ ...undeclared(), findings }) }, '--yes');
    assert.match(out, /^Found 1 secret in the code: nhi scan shows it\.$/m);
  });

  it('ends with 2 where a file that must be read was not', async () => {
    const skipped = [skip('a.tf', 'unreadable', { fatal: true, detail: 'permission denied' })];
    const unread = result({ coverage: coverage({ skipped }), findings: [finding(place('a', 'a', 'a'))] });
    const { code, err } = await init({ result: unread }, '--yes');
    assert.equal(code, 2);
    assert.match(err, /^nhi: cannot read a\.tf: permission denied\./);
  });
});
