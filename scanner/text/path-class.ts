/** What a path says about the file, before anything is read. */
export type PathClass = 'source' | 'test' | 'example' | 'docs' | 'vendored';

const VENDORED_FOLDERS: ReadonlySet<string> = new Set([
  'vendor',
  'vendored',
  'node_modules',
  'bower_components',
  'jspm_packages',
  'third_party',
  'third-party',
  'thirdparty',
  '3rdparty',
  '3rd-party',
  'site-packages',
  'dist-packages',
  'virtualenv',
  'venv',
  '.venv',
  '.yarn',
  '.terraform',
  'pods',
  'carthage',
]);

const TEST_FOLDERS: ReadonlySet<string> = new Set([
  '__tests__',
  '__test__',
  '__mocks__',
  '__fixtures__',
  '__snapshots__',
  'spec',
  'specs',
  'testing',
  'testdata',
  '_testdata',
  'test-data',
  'test_data',
  'testcases',
  'testfixtures',
  'androidtest',
  'dockertest',
  'integrationtest',
  'fixture',
  'fixtures',
  'mock',
  'mocks',
  'e2e',
  'cypress',
]);

const EXAMPLE_FOLDERS: ReadonlySet<string> = new Set([
  'example',
  'examples',
  'sample',
  'samples',
  'demo',
  'demos',
  'tutorial',
  'tutorials',
  'playground',
]);

const DOCS_FOLDERS: ReadonlySet<string> = new Set(['doc', 'docs', 'documentation']);

const DOCS_EXTENSIONS: ReadonlySet<string> = new Set(['md', 'mdx', 'markdown', 'rst', 'adoc', 'asciidoc']);

/** `tests`, `Acme.Pay.Tests`, `integration-test`. */
const TEST_FOLDER = /(?:^|[._-])tests?$/;
/** `pay.test.ts`, `pay_test.go`, `pay-spec.rb`, `.env.test`, `test_pay.py`, `conftest.py`. */
const TEST_FILE = /[._-](?:tests?|specs?|mocks?|e2e)(?:\.|$)|^test_|^conftest\.py$/;
/** `PayTest.java`, `PayTests.cs`, `PaySpec.scala`. */
const TEST_CLASS_FILE = /[a-z0-9](?:Tests?|Spec)\.[A-Za-z]+$/;
/** `.env.example`, `config.sample.yml`, `example.env`; not `stack.template.json`, which is deployed. */
const EXAMPLE_FILE =
  /[._-](?:example|sample)s?(?:\.|$)|^(?:example|sample)\.|^\.env\.(?:template|tmpl|defaults?)$|\.dist$/;

/**
 * The one answer to "is this production": what it is called, judged by the words that languages and frameworks use.
 * Vendored wins over test, test over example, example over docs. What a hosting service runs (`.github/`) is judged by its
 * folder alone: `.github/workflows/e2e-test.yml` is no test.
 * @param path relative to the repository, forward slashes
 */
export function pathClass(path: string): PathClass {
  const segments = path.split('/');
  const file = segments.pop() ?? '';
  const folders = segments.map((segment) => segment.toLowerCase());
  if (folders.some((folder) => VENDORED_FOLDERS.has(folder))) return 'vendored';
  const isHosted = folders.includes('.github') || folders.includes('.gitlab') || folders.includes('.circleci');
  const name = file.toLowerCase();
  if (folders.some(isTestFolder)) return 'test';
  if (!isHosted && (TEST_FILE.test(name) || TEST_CLASS_FILE.test(file))) return 'test';
  if (folders.some((folder) => EXAMPLE_FOLDERS.has(folder))) return 'example';
  if (!isHosted && EXAMPLE_FILE.test(name)) return 'example';
  if (folders.some((folder) => DOCS_FOLDERS.has(folder))) return 'docs';
  return DOCS_EXTENSIONS.has(name.slice(name.lastIndexOf('.') + 1)) ? 'docs' : 'source';
}

/** @returns whether the path is that of a test, its fixtures or its mocks */
export function isTestPath(path: string): boolean {
  return pathClass(path) === 'test';
}

function isTestFolder(folder: string): boolean {
  return TEST_FOLDERS.has(folder) || TEST_FOLDER.test(folder);
}
