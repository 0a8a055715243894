import assert from 'node:assert/strict';
import { githubActions } from '../../../scanner/identities/github-actions';

const callee = `
on:
  workflow_call:
    secrets:
      key_id:
      key:
jobs:
  deploy:
    runs-on: ubuntu-latest
    environment: production
    steps:
      - uses: aws-actions/configure-aws-credentials@v5
        with:
          aws-access-key-id: \${{ secrets.key_id }}
          aws-secret-access-key: \${{ secrets.KEY }}
`;

function caller(secrets: string): string {
  return `on: push\njobs:\n  call:\n    uses: ./.github/workflows/deploy.yml\n    secrets: ${secrets}\n`;
}

const CALLEE = '.github/workflows/deploy.yml';
const CALLER = '.github/workflows/ci.yml';

/** Keys with their links at each place of a file, as `line key + linked keys`. */
function keys(path: string, scanned: Readonly<Record<string, string>>, rest: Readonly<Record<string, string>> = {}) {
  const asked: string[] = [];
  const read = (file: string, text: string | undefined) =>
    text === undefined ? undefined : githubActions.read(file, text);
  const fragments = new Map(Object.entries(scanned).map(([file, text]) => [file, githubActions.read(file, text)]));
  const { references } = githubActions.resolve(fragments, (file) => {
    asked.push(file);
    return read(file, rest[file]);
  });
  const found = references
    .filter(({ place, syntax }) => place.path === path && syntax !== 'gha.environment')
    .map(
      ({ place, key, linkedKeys, kind, duty }) =>
        `${place.start.line} ${[key, ...linkedKeys].join(' + ')} ${kind} ${duty}`,
    );
  return { found, asked };
}

const passes = caller('{ key_id: "${{ secrets.SHOP_ID }}", key: "${{ secrets.SHOP_KEY }}" }');

describe('a reusable workflow', () => {
  it('names no identity before a caller is seen', () => {
    assert.deepEqual(keys(CALLEE, { [CALLEE]: callee }).found, [
      '12 gha:secret/? iam_user found',
      '14 gha:secret/? iam_user found',
      '15 gha:secret/? iam_user found',
    ]);
  });

  it('has the names, and the companions, of what its caller passes', () => {
    assert.deepEqual(keys(CALLEE, { [CALLEE]: callee, [CALLER]: passes }).found, [
      '12 gha:secret/SHOP_KEY + gha:secret/SHOP_ID iam_user stored',
      '14 gha:secret/SHOP_ID + gha:secret/SHOP_KEY iam_user stored',
      '15 gha:secret/SHOP_KEY + gha:secret/SHOP_ID iam_user stored',
    ]);
  });

  it('has one name for each caller', () => {
    const other = caller('{ key_id: "${{ secrets.OTHER_ID }}", key: "${{ secrets.OTHER_KEY }}" }');
    const { found } = keys(CALLEE, { [CALLEE]: callee, [CALLER]: passes, '.github/workflows/other.yml': other });
    assert.deepEqual(found.slice(-2), [
      '15 gha:secret/SHOP_KEY + gha:secret/SHOP_ID iam_user stored',
      '15 gha:secret/OTHER_KEY + gha:secret/OTHER_ID iam_user stored',
    ]);
  });

  it('reads the environment of its own job where secrets are inherited', () => {
    assert.deepEqual(
      keys(CALLEE, { [CALLEE]: callee, [CALLER]: caller('inherit') }).found.at(-1),
      '15 gha:secret/KEY@production + gha:secret/KEY_ID@production iam_user stored',
    );
  });

  it('keeps unknown what its caller does not know either', () => {
    const dynamic = caller('{ key_id: "${{ secrets.ID }}", key: "${{ secrets[inputs.which] }}" }');
    assert.equal(keys(CALLEE, { [CALLEE]: callee, [CALLER]: dynamic }).found.at(-1), '15 gha:secret/? iam_user found');
  });

  it('tells its caller what the secrets are, even where it lies outside of what is scanned', () => {
    const { found, asked } = keys(CALLER, { [CALLER]: passes }, { [CALLEE]: callee });
    assert.deepEqual(found, [
      '3 gha:token/permissions access_token ambient',
      '5 gha:secret/SHOP_ID + gha:secret/SHOP_KEY iam_user stored',
      '5 gha:secret/SHOP_KEY + gha:secret/SHOP_ID iam_user stored',
    ]);
    assert.deepEqual(asked, [CALLEE]);
  });

  it('is asked for once, and only where it can tell something', () => {
    assert.deepEqual(keys(CALLER, { [CALLER]: passes }).asked, [CALLEE]);
    assert.deepEqual(keys(CALLER, { [CALLER]: caller('inherit') }).asked, []);
  });

  it('may be part of a circle', () => {
    const circle = (target: string): string =>
      `on:\n  workflow_call:\n    secrets:\n      a:\njobs:\n  x:\n    uses: ./.github/workflows/${target}\n    secrets:\n      a: \${{ secrets.a }}\n`;
    const files = { '.github/workflows/a.yml': circle('b.yml'), '.github/workflows/b.yml': circle('a.yml') };
    assert.deepEqual(keys('.github/workflows/a.yml', files).found, [
      '6 gha:token/permissions access_token ambient',
      '9 gha:secret/? other found',
    ]);
  });
});

describe('a fragment', () => {
  it('is plain data that survives a cache', () => {
    const fragment = githubActions.read(CALLER, passes);
    assert.deepEqual(structuredClone(fragment), fragment);
    assert.deepEqual(JSON.parse(JSON.stringify(fragment)), fragment);
  });

  it('gives the path under which it is resolved', () => {
    const fragment = githubActions.read('.github/workflows/a.yml', passes);
    const { references } = githubActions.resolve(new Map([['.github/workflows/b.yml', fragment]]), () => undefined);
    assert.ok(references.length > 0 && references.every(({ place }) => place.path === '.github/workflows/b.yml'));
  });
});
