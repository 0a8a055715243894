import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { isBuilt, nhi, SECRET } from '../hooks/workshop';
import { repository } from '../sources/repository';
import type { Repository } from '../sources/repository';

/** What one call is to give. */
interface Expected {
  readonly words: string;
  readonly code: 0 | 1 | 2;
  /** Of what it prints, on either stream. */
  readonly says: RegExp;
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

interface Situation {
  readonly name: string;
  readonly prepare: (repo: Repository) => void;
  readonly calls: readonly Expected[];
}

const MANIFEST = `version: 1
identities:
  - id: npm-publish
    owner: "@acme/web"
    expires: 2199-01-31
    never_because: "a test of it shall not end"
    references: ["gha:secret/NPM_TOKEN"]
`;
const NOTHING_STAGED = /^$/;
const NO_PATH = { PATH: join(__dirname, 'nowhere') };
const FOUND = /secret\/aws-access-key/;
const CONTENT_LOST = /its content \(git object [\da-f]+\) is (?:missing|broken)/;

/** Makes an object of the repository unreadable. */
function garble(repo: Repository, revision: string): void {
  const id = repo.id(revision);
  const file = join(repo.path, '.git', 'objects', id.slice(0, 2), id.slice(2));
  chmodSync(file, 0o644);
  writeFileSync(file, 'no zlib stream');
}

function twoCommits(repo: Repository): void {
  repo.commit('a.txt', 'one\n');
  repo.commit('b.sh', SECRET);
}

function conflict(repo: Repository): void {
  repo.commit('a.txt', 'one\n');
  repo.git(['checkout', '-q', '-b', 'topic']);
  repo.commit('a.txt', 'topic\n');
  repo.git(['checkout', '-q', 'main']);
  repo.commit('a.txt', 'main\n');
  assert.equal(repo.tries(['merge', 'topic']).status, 1);
}

const situations: readonly Situation[] = [
  {
    name: 'no git on the search path',
    prepare: twoCommits,
    calls: [
      { words: 'scan', code: 1, says: FOUND, environment: NO_PATH },
      ...['--staged', '--range HEAD', '--history'].map((source): Expected => ({
        words: `scan ${source}`,
        code: 2,
        says: /^nhi: git is not installed, or not in the PATH of this process: https:\/\/git-scm\.com\/downloads$/m,
        environment: NO_PATH,
      })),
      {
        words: 'hook pre-commit',
        code: 2,
        says: /git is not installed.*\nNothing was committed\./,
        environment: NO_PATH,
      },
    ],
  },
  {
    name: 'no repository',
    prepare: (repo) => {
      rmSync(join(repo.path, '.git'), { recursive: true });
      repo.write('b.sh', SECRET);
    },
    calls: [
      { words: 'scan', code: 1, says: FOUND },
      ...['scan --staged', 'scan --range HEAD', 'scan --history', 'hook pre-commit'].map((words): Expected => ({
        words,
        code: 2,
        says: /^nhi: \/.* is not in a git repository$/m,
      })),
    ],
  },
  {
    name: 'a bare repository',
    prepare: (repo) => {
      twoCommits(repo);
      repo.git(['clone', '-q', '--bare', '.', 'server.git']);
      rmSync(join(repo.path, '.git'), { recursive: true });
    },
    calls: [
      ...['--staged', '--range HEAD', '--history'].map((source): Expected => ({
        words: `scan ${source}`,
        code: 2,
        says: /^nhi: \/.*server\.git is a bare repository: .* its history is read with GIT_DIR=\. set$/m,
        folder: 'server.git',
      })),
      ...['scan', 'list', 'baseline create'].map((words): Expected => ({
        words,
        code: 2,
        says: /server\.git is a bare repository: there are no files in it\. .*: GIT_DIR=\. nhi scan --history --all$/m,
        folder: 'server.git',
      })),
      { words: 'scan --history --all', code: 1, says: FOUND, folder: 'server.git', environment: { GIT_DIR: '.' } },
      { words: 'scan --range HEAD~1..HEAD', code: 1, says: FOUND, folder: 'server.git', environment: { GIT_DIR: '.' } },
      { words: 'scan --staged', code: 2, says: /bare repository/, folder: 'server.git', environment: { GIT_DIR: '.' } },
    ],
  },
  {
    name: 'a HEAD without a commit',
    prepare: (repo) => repo.stage('b.sh', SECRET),
    calls: [
      { words: 'scan', code: 1, says: FOUND },
      { words: 'scan --staged', code: 1, says: FOUND },
      { words: 'scan --history', code: 0, says: /^0 files: there is nothing to look at\.$/m },
      { words: 'scan --range HEAD', code: 2, says: /^nhi: this clone has no commit HEAD: / },
      { words: 'scan --range main..', code: 2, says: /^nhi: this clone has no commit main: / },
    ],
  },
  {
    name: 'a detached HEAD',
    prepare: (repo) => {
      twoCommits(repo);
      repo.git(['checkout', '-q', '--detach']);
    },
    calls: [
      { words: 'scan --staged', code: 0, says: NOTHING_STAGED },
      { words: 'scan --history', code: 1, says: FOUND },
      { words: 'scan --range main~1..', code: 1, says: FOUND },
    ],
  },
  {
    name: 'a base that is not there',
    prepare: twoCommits,
    calls: ['gone..HEAD', 'origin/main..', `${'0'.repeat(40)}..HEAD`].map((range): Expected => ({
      words: `scan --range ${range}`,
      code: 2,
      says: /^nhi: this clone has no commit (?:gone|origin\/main|0+): fetch it, or check the name \(git branch --all\)$/m,
    })),
  },
  {
    name: 'a broken file',
    prepare: (repo) => {
      twoCommits(repo);
      repo.commit('c.txt', 'c\n');
      repo.stage('d.txt', 'd\n');
      // What stands there as it was staged would be read there.
      repo.write('d.txt', 'edited since\n');
      garble(repo, 'HEAD:c.txt');
      garble(repo, ':d.txt');
    },
    calls: [
      { words: 'scan --staged', code: 2, says: CONTENT_LOST },
      { words: 'hook pre-commit', code: 2, says: /cannot read d\.txt: [\s\S]*Nothing was committed\./ },
      { words: 'scan --range HEAD~1..', code: 2, says: /nhi: cannot read c\.txt: its content/ },
      // What could be read is told all the same.
      { words: 'scan --history', code: 2, says: FOUND },
      { words: 'scan --history --format json', code: 2, says: /"reason": "unreadable"/ },
    ],
  },
  {
    name: 'a broken commit',
    prepare: (repo) => {
      twoCommits(repo);
      garble(repo, 'HEAD~1');
    },
    calls: ['scan --history', 'scan --range HEAD~1..HEAD', 'scan --range HEAD'].map((words): Expected => ({
      words,
      code: 2,
      says: /^nhi: .*(?:git says: |has no commit )/m,
    })),
  },
  {
    name: 'a partial clone',
    prepare: (repo) => {
      twoCommits(repo);
      repo.git(['config', 'uploadpack.allowFilter', 'true']);
      repo.git(['clone', '-q', '--filter=blob:none', '--no-checkout', `file://${repo.path}`, 'partial']);
    },
    calls: [
      { words: 'scan --history', code: 2, says: /partial/, folder: 'partial' },
      { words: 'scan --range HEAD~1..HEAD', code: 2, says: /partial/, folder: 'partial' },
    ],
  },
  {
    name: 'an index that is locked',
    prepare: (repo) => {
      repo.commit('a.txt', 'one\n');
      repo.stage('b.sh', SECRET);
      repo.write('.git/index.lock', '');
    },
    calls: [
      { words: 'scan', code: 1, says: FOUND },
      { words: 'scan --staged', code: 1, says: FOUND },
      { words: 'hook pre-commit', code: 1, says: /Nothing was committed/ },
    ],
  },
  {
    name: 'an index that is broken',
    prepare: (repo) => {
      repo.commit('a.txt', 'one\n');
      repo.write('.git/index', 'no index');
    },
    calls: [
      {
        words: 'scan --staged',
        code: 2,
        says: /^nhi: git diff failed\. git says: (?:error|fatal): (?!.*hint:).*index/m,
      },
      { words: 'hook pre-commit', code: 2, says: /git says: .*index.*\nNothing was committed\./ },
      { words: 'scan --history', code: 0, says: /nothing to do/ },
    ],
  },
  {
    name: 'a merge in conflict',
    prepare: conflict,
    calls: [
      { words: 'scan', code: 0, says: /nothing to do/ },
      { words: 'scan --staged', code: 2, says: /^nhi: still in conflict: a\.txt\. Resolve, then git add$/m },
      { words: 'hook pre-commit', code: 2, says: /still in conflict: a\.txt/ },
      { words: 'scan --range main~1..main', code: 0, says: /nothing to do/ },
    ],
  },
  {
    name: 'a merge that is resolved and not committed',
    prepare: (repo) => {
      conflict(repo);
      repo.stage('a.txt', `main\n${SECRET}`);
    },
    calls: [
      { words: 'scan', code: 1, says: FOUND },
      { words: 'scan --staged', code: 1, says: FOUND },
    ],
  },
  {
    name: 'paths that lead nowhere',
    prepare: (repo) => {
      repo.commit('b.sh', SECRET);
      symlinkSync('loop', join(repo.path, 'loop'));
    },
    calls: [
      {
        words: 'scan --manifest loop',
        code: 2,
        says: /^nhi: --manifest: loop is a symbolic link that leads to itself$/m,
      },
      { words: 'scan --manifest b.sh/x', code: 2, says: /^nhi: --manifest: b\.sh\/x does not exist$/m },
      {
        words: 'scan --policy loop/x',
        code: 2,
        says: /^nhi: --policy: loop\/x is a symbolic link that leads to itself$/m,
      },
      { words: `scan --policy ${'x'.repeat(300)}`, code: 2, says: /^nhi: --policy: x+ is too long for a name$/m },
      { words: `scan ${'x'.repeat(300)}`, code: 2, says: /^nhi: x+ is too long for a name$/m },
      {
        words: 'scan b.sh nowhere',
        code: 2,
        says: /aws-access-key[\s\S]+^nhi: cannot read nowhere: it does not exist\. Scanned the other 1 file; ending with 2/m,
      },
      { words: 'scan --stdin --stdin-path loop/x', code: 0, says: /nothing to look at/ },
    ],
  },
  {
    name: 'a manifest and a baseline that are symbolic links',
    prepare: (repo) => {
      repo.write('shared/team.yaml', MANIFEST);
      repo.write('shared/baseline.yaml', 'not_a_secret: everything\n');
      repo.write('b.sh', SECRET);
      symlinkSync('shared/team.yaml', join(repo.path, 'nhi.yaml'));
      symlinkSync('shared/baseline.yaml', join(repo.path, 'nhi-baseline.yaml'));
      repo.write('.env.example', 'STRIPE_API_KEY=\n');
    },
    calls: [
      {
        words: 'scan',
        code: 1,
        says: /nhi\.yaml\n.*manifest\/invalid {2}nhi\.yaml is not read: it is a symbolic link/,
      },
      { words: 'check', code: 1, says: /nhi\.yaml is not read: it is a symbolic link/ },
      { words: 'check --manifest nhi.yaml', code: 0, says: /^shared\/team\.yaml: 1 entry\. Nothing to do/ },
      ...['init --yes', 'declare env:STRIPE_API_KEY --owner @acme/web --expires 30d', 'fmt'].map((words): Expected => ({
        words,
        code: 2,
        says: /^nhi: nhi\.yaml is not written over: it is a symbolic link, and these are not followed\. Put the file itself/m,
      })),
      {
        words: 'baseline create',
        code: 2,
        says: /^nhi: nhi-baseline\.yaml is not written over: it is a symbolic link/,
      },
    ],
  },
  {
    name: 'a file whose name begins as an option does',
    prepare: (repo) => {
      repo.write('-dash.sh', SECRET);
    },
    calls: [
      { words: 'scan -dash.sh', code: 2, says: /^nhi: unknown option -d: for the path write -- -dash\.sh$/m },
      { words: 'scan -- -dash.sh', code: 1, says: FOUND },
    ],
  },
  ...Object.entries({ '120000': 'a symbolic link', '160000': 'a folder' }).map(([mode, kind]): Situation => ({
    name: `${kind} in the place of a manifest in git`,
    prepare: (repo) => {
      const first = repo.commit('b.sh', 'true\n');
      const target = repo.git(['hash-object', '-w', '--stdin'], 'shared/team.yaml').trim();
      const id = mode === '120000' ? target : first;
      repo.git(['update-index', '--add', '--cacheinfo', `${mode},${id},nhi.yaml`]);
      repo.stage('key.sh', SECRET);
      const commit = repo.git(['commit-tree', '-p', 'HEAD', '-m', 'x', repo.git(['write-tree']).trim()]).trim();
      repo.git(['branch', 'later', commit]);
      repo.git(['clone', '-q', '--branch', 'later', '.', 'clone']);
    },
    calls: [
      ...['hook pre-commit', 'scan --staged'].map((words) => ({ words })),
      ...['scan --range HEAD~1..', 'ci --base HEAD~1 --head HEAD', 'scan --history'].map((words) => ({
        words,
        folder: 'clone',
      })),
    ].map((call): Expected => ({ ...call, code: 1, says: new RegExp(`nhi\\.yaml is not read: it is ${kind}`) })),
  })),
  {
    name: 'a folder in the place of the manifest',
    prepare: (repo) => {
      repo.write('nhi.yaml/team.txt', 'x\n');
    },
    calls: [
      { words: 'scan', code: 1, says: /nhi\.yaml is not read: it is a folder\n.*Give the folder another name/ },
      { words: 'init --yes', code: 2, says: /^nhi: nhi\.yaml is not written over: it is a folder\. Give the folder/m },
    ],
  },
  {
    name: 'a binary manifest',
    prepare: (repo) => {
      repo.write('nhi.yaml', `${MANIFEST}# \0\n`);
    },
    calls: [
      { words: 'scan', code: 1, says: /nhi\.yaml is not read: it is binary, for it holds a null byte/ },
      { words: 'init --yes', code: 2, says: /^nhi: nhi\.yaml is not written over: it is binary/m },
    ],
  },
];

/** Every file, link and folder with its mode and content. */
function imageOf(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return new Map(
    entries.map((entry) => {
      const path = join(folder, entry);
      const stat = lstatSync(path);
      const content = stat.isFile() ? readFileSync(path) : stat.isSymbolicLink() ? readlinkSync(path) : '';
      return [entry, `${stat.mode.toString(8)} ${createHash('sha256').update(content).digest('hex')}`];
    }),
  );
}

describe('a repository in trouble', () => {
  before(function () {
    if (!isBuilt() || process.platform === 'win32') this.skip();
  });

  for (const { name, prepare, calls } of situations) {
    it(`gets one clear line, the right exit code, and stays as it was: ${name}`, () => {
      const repo = repository();
      try {
        prepare(repo);
        const before = imageOf(repo.path);
        for (const { words, code, says, folder, environment } of calls) {
          const { status, out, err } = nhi(repo, words.split(' '), folder, '', environment);
          const said = `nhi ${words}: ${status}\n${out}${err}`;
          assert.equal(status, code, said);
          assert.match(out + err, says, said);
          assert.doesNotMatch(out + err, /\n {4}at |internal error/, said);
          assert.deepEqual(imageOf(repo.path), before, said);
        }
      } finally {
        repo.remove();
      }
    });
  }
});
