import assert from 'node:assert/strict';
import fc from 'fast-check';
import { identitySources } from '../../scanner/identities';
import { isProgramFile } from '../../scanner/reading/program-file';

/** What paths are made of that some system knows. */
const FOLDERS =
  '.github .github/workflows .github/actions/x .gitlab .gitlab/ci .buildkite .buildkite/hooks .circleci .woodpecker .drone .travis .vscode .cursor .claude .codex .ssh .aws ci vars jenkins k8s deploy templates terraform helm/x/templates certs certificates secrets config src bin';
const STEMS =
  'a Dockerfile dockerfile x.Dockerfile Containerfile Jenkinsfile Vagrantfile Procfile env .env prod.env id_rsa id_ed25519 server key cert tls main variables outputs providers secrets mcp settings config compose docker-compose docker-bake pipeline action workflow release deploy values Chart kustomization cdk template serverless buildspec .gitlab-ci .travis .drone .npmrc .netrc credentials authorized_keys known_hosts README';
const ENDINGS =
  '.ts .tsx .mts .cts .js .jsx .mjs .cjs .vue .svelte .css .scss .less .html .md .mdx .c .cc .cpp .h .hpp .cs .go .rs .java .kt .kts .scala .swift .php .py .rb .ex .erl .sql .svg .snap .pem.ts .tf.js .yaml.md .json.ts .env.ts .key.py';

describe('a program file', () => {
  it('is read by no identity source', () => {
    const part = (words: string) => fc.constantFrom(...words.split(' '));
    const folders = fc.array(part(FOLDERS), { maxLength: 3 });
    fc.assert(
      fc.property(folders, part(STEMS), part(ENDINGS), fc.boolean(), (above, stem, ending, isUpper) => {
        const name = isUpper ? stem.toUpperCase() : stem;
        const path = [...above, name + ending].join('/');
        const claimed = identitySources.filter((source) => source.claims(path)).map(({ id }) => id);
        assert.ok(claimed.length === 0 || !isProgramFile(path), `${path} is read by ${claimed.join(', ')}`);
      }),
      { numRuns: 5000 },
    );
  });

  it('is none where its beginning says what it is, or its ending says nothing', () => {
    for (const path of ['src/a.ts', 'README.md', 'a/b/c.py', 'x.test.tsx'])
      assert.equal(isProgramFile(path), true, path);
    for (const path of [
      'Dockerfile.py',
      '.env.ts',
      'a/Jenkinsfile.js',
      'main.tf',
      'a.yaml',
      'Makefile',
      'a.ts/b',
      'id_rsa',
    ])
      assert.equal(isProgramFile(path), false, path);
  });
});
