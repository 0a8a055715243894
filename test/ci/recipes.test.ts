import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { version } from '../../package.json';
import { reportFormats } from '../../scanner/report';
import { BUILT, isBuilt } from '../hooks/workshop';
import { repository } from '../sources/repository';
import type { Repository } from '../sources/repository';
import { ACCESS_KEY, checkout, SECRET } from './clones';
import type { Checkout } from './clones';

const FOLDER = join(__dirname, '../../docs/ci');
const textOf = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

/** Every string of a parsed file, wherever it stands. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

/** What a host runs in a shell. */
function commandsOf(file: string): string[] {
  if (file.endsWith('.sh')) return [textOf(file)];
  if (file === 'Jenkinsfile') return [...textOf(file).matchAll(/^ *sh '([^'\n]+)'$/gm)].map(([, words = '']) => words);
  return parseAllDocuments(textOf(file)).flatMap((document) => {
    assert.deepEqual(document.errors, [], file);
    return [...new Set(stringsOf(document.toJS()))].filter((text) => /\b(?:nhi-guard@|mkdir )/.test(text));
  });
}

/** A host's variables for a request to merge `topic` into `main`, and how it clones. */
interface Recipe {
  readonly file: string;
  readonly clone: readonly string[];
  readonly environment: (repo: Repository, clone: Checkout) => Record<string, string>;
}

const gitHub = (repo: Repository, clone: Checkout): Record<string, string> => {
  const event = join(clone.path, '../event.json');
  writeFileSync(
    event,
    JSON.stringify({
      pull_request: {
        number: 7,
        base: { ref: 'main', sha: repo.id('main'), repo: { full_name: 'acme/web' } },
        head: { ref: 'topic', sha: repo.id('topic'), repo: { full_name: 'acme/web' } },
      },
    }),
  );
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: event,
    GITHUB_REF: 'refs/pull/7/head',
    GITHUB_SHA: repo.id('topic'),
  };
};

const recipes: readonly Recipe[] = [
  { file: 'github.yml', clone: ['--depth=1', '--branch=topic'], environment: gitHub },
  {
    file: 'gitea.yml',
    clone: ['--branch=topic'],
    environment: (repo, clone) => ({ ...gitHub(repo, clone), GITEA_ACTIONS: 'true' }),
  },
  {
    file: 'gitlab.yml',
    clone: ['--depth=20', '--branch=topic'],
    environment: (repo) => ({
      GITLAB_CI: 'true',
      NHI_VERSION: version,
      CI_PIPELINE_SOURCE: 'merge_request_event',
      CI_COMMIT_SHA: repo.id('topic'),
      CI_PROJECT_ID: '5',
      CI_MERGE_REQUEST_IID: '7',
      CI_MERGE_REQUEST_PROJECT_ID: '5',
      CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '5',
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
    }),
  },
  {
    file: 'azure-pipelines.yml',
    clone: ['--single-branch', '--branch=topic'],
    environment: (repo) => ({
      TF_BUILD: 'True',
      BUILD_REASON: 'PullRequest',
      BUILD_SOURCEBRANCH: 'refs/pull/7/merge',
      SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main',
      SYSTEM_PULLREQUEST_SOURCECOMMITID: repo.id('topic'),
    }),
  },
  {
    file: 'bitbucket-pipelines.yml',
    clone: ['--single-branch', '--branch=topic'],
    environment: (repo) => ({
      BITBUCKET_BUILD_NUMBER: '1',
      BITBUCKET_COMMIT: repo.id('topic'),
      BITBUCKET_BRANCH: 'topic',
      BITBUCKET_PR_ID: '7',
      BITBUCKET_PR_DESTINATION_BRANCH: 'main',
      BITBUCKET_PR_DESTINATION_COMMIT: repo.id('main'),
    }),
  },
  {
    file: 'circleci.yml',
    clone: ['--branch=topic'],
    environment: (repo) => ({ CIRCLECI: 'true', CIRCLE_SHA1: repo.id('topic'), CIRCLE_BRANCH: 'topic' }),
  },
  {
    file: 'Jenkinsfile',
    clone: ['--branch=topic'],
    environment: () => ({ JENKINS_URL: 'https://jenkins.example.com/', CHANGE_ID: '7', CHANGE_TARGET: 'main' }),
  },
  { file: 'plain-git.sh', clone: ['--single-branch', '--branch=topic'], environment: () => ({}) },
];

describe('the files to copy in docs/ci', () => {
  it('are all tried here, name one exact version and formats that there are', () => {
    const files = readdirSync(FOLDER).filter((file) => file !== 'README.md');
    assert.deepEqual(files.toSorted(), recipes.map(({ file }) => file).toSorted());
    for (const file of files) {
      const text = textOf(file);
      for (const [, given] of text.matchAll(/nhi-guard@([\d.]+)/g)) {
        if (given !== undefined) assert.equal(given, version, file);
      }
      assert.ok(text.includes(version), file);
      for (const [, format = ''] of text.matchAll(/--report[= ]([\w-]+)=/g)) {
        assert.ok(Object.hasOwn(reportFormats, format), `${file}: ${format}`);
      }
      assert.match(textOf('README.md'), new RegExp(`\\(${file.replaceAll('.', '\\.')}\\)`));
    }
  });

  it('balance in the one that is no YAML', () => {
    const text = textOf('Jenkinsfile').replaceAll(/'[^'\n]*'|\/\/.*/g, '');
    let depth = 0;
    for (const character of text) {
      if (character === '{') depth++;
      if (character === '}') depth--;
      assert.ok(depth >= 0);
    }
    assert.equal(depth, 0);
    assert.match(text, /^\s*pipeline \{/);
  });

  describe('find on their host', () => {
    let repo: Repository;
    before(function () {
      if (!isBuilt()) this.skip();
    });
    beforeEach(() => {
      repo = repository();
      repo.git(['config', 'uploadpack.allowAnySHA1InWant', 'true']);
      repo.commit('old.sh', 'echo old\n');
      repo.git(['checkout', '-q', '-b', 'topic']);
      repo.commit('b.sh', SECRET);
      for (const ref of ['refs/pull/7/head', 'refs/merge-requests/7/head']) repo.git(['update-ref', ref, 'topic']);
      repo.git(['checkout', '-q', 'main']);
      repo.commit('later.sh', SECRET.replace('QWERTZ', 'QWERTA'));
      repo.git(['checkout', '-q', '--detach', 'main']);
      repo.git(['merge', '-q', '--no-ff', '-m', 'Merge', 'topic']);
      repo.git(['update-ref', 'refs/pull/7/merge', 'HEAD']);
      repo.git(['checkout', '-q', 'main']);
    });
    afterEach(() => {
      repo.remove();
    });

    for (const { file, clone: words, environment } of recipes) {
      it(`what a request brings, and nothing else: ${file}`, () => {
        const clone = checkout([...words, `file://${repo.path}`]);
        const tools = join(clone.path, '../tools');
        mkdirSync(tools);
        // In the place of npx: this very build.
        const npx = [
          '#!/bin/sh',
          '[ "$1" = --yes ] || exit 9',
          'shift 2',
          `exec "${process.execPath}" "${BUILT}" "$@"`,
          '',
        ];
        writeFileSync(join(tools, 'npx'), npx.join('\n'));
        chmodSync(join(tools, 'npx'), 0o755);
        const commands = commandsOf(file);
        assert.ok(commands.length > 0, file);
        const { status, stdout, stderr } = spawnSync('sh', ['-c', commands.join('\n')], {
          cwd: clone.path,
          encoding: 'utf8',
          env: {
            ...repo.environment,
            ...environment(repo, clone),
            PATH: `${tools}:${process.env['PATH'] ?? ''}`,
          },
        });
        assert.equal(status, 1, stdout + stderr);
        assert.match(stdout, /1 finding blocks this change/);
        assert.match(stdout, /^b\.sh$/m);
        assert.ok(!stdout.includes('later.sh'));
        assert.ok(!(stdout + stderr).includes(ACCESS_KEY));
        for (const [, report = ''] of commands.join(' ').matchAll(/--report[= ][\w-]+=(\S+)/g)) {
          assert.ok(!readFileSync(join(clone.path, report), 'utf8').includes(ACCESS_KEY), report);
        }
        clone.remove();
      });
    }
  });
});
