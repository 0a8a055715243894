import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { GitError, UnreadableError } from '../../scanner/model';
import type { ChangeSet } from '../../scanner/model';
import {
  commitsOf,
  isTracked,
  lastAuthors,
  openHistory,
  openPush,
  openRange,
  openStaged,
  openTree,
} from '../../scanner/sources';
import { trackedIgnoredFiles } from '../../scanner/sources/git';
import { gitWrapper } from './git-wrapper';
import type { Guard } from './git-wrapper';
import { newTexts, repository, textOf, withEnvironment } from './repository';
import type { Repository } from './repository';

/** A repository with a topic ahead of main, staged content and a changed work tree, and something that tells when it ran. */
interface Trap extends Repository {
  readonly canary: string;
  hasFired(): boolean;
}

function trap(): Trap {
  const repo = repository();
  repo.commit('a.txt', 'one\n');
  repo.commit('nhi.yaml', 'version: 1\n');
  repo.git(['checkout', '-q', '-b', 'topic']);
  repo.commit('a.txt', 'topic\n');
  repo.git(['checkout', '-q', 'main']);
  repo.commit('a.txt', 'two\n');
  repo.stage('a.txt', 'three\n');
  // As long as what is staged, so that git would have to look at the content.
  repo.write('a.txt', 'eerht\n');
  const fired = join(repo.path, '.git', 'fired');
  const canary = repo.script('.git/canary', [`echo "$*" >> '${fired}'`, 'exit 1']);
  return {
    ...repo,
    canary,
    hasFired() {
      const has = existsSync(fired);
      rmSync(fired, { force: true });
      return has;
    },
  };
}

/** Everything that is ever asked of git, in one repository; what cannot be read is left out. */
async function everything(repo: Repository): Promise<string[]> {
  const texts: string[] = [];
  const read = (open: () => string): void => {
    try {
      texts.push(open());
    } catch (error) {
      if (!(error instanceof UnreadableError) && !(error instanceof GitError)) throw error;
    }
  };
  const cwd = repo.path;
  const sets: (() => ChangeSet)[] = [
    () => openStaged({ cwd }),
    () => openRange({ cwd, base: 'main', head: 'topic' }),
    ...[...tryOr(() => [...commitsOf({ cwd, base: 'main~1', head: 'topic' })], [])].map((commit) => () => commit),
  ];
  for (const open of sets) {
    const set = tryOr(open, undefined);
    for (const { before, after } of set?.changes ?? []) {
      for (const side of [before, after]) if (side !== undefined) read(() => textOf(side));
    }
    read(() => set?.after.read('nhi.yaml') ?? '');
    read(() => set?.before.find(['nhi.yaml']).join() ?? '');
  }
  const id = repo.id('topic');
  const push = tryOr(
    () =>
      openPush({
        cwd,
        updates: [{ ref: 'refs/heads/topic', before: undefined, after: id }],
        receiver: { kind: 'here' },
      }),
    undefined,
  );
  for (const tip of push?.tips ?? []) newTexts(tip.change().changes);
  isTracked(cwd, 'a.txt');
  trackedIgnoredFiles(cwd);
  await lastAuthors(cwd, ['a.txt'], () => true);
  texts.push(...Array.from(openTree({ cwd, paths: [], noIgnore: false, onSkip: () => undefined }).documents(), textOf));
  try {
    for await (const document of openHistory({ cwd, all: true })) read(() => textOf(document));
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
  }
  return texts;
}

function tryOr<T>(act: () => T, otherwise: T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof GitError) return otherwise;
    throw error;
  }
}

interface Canary {
  readonly name: string;
  readonly set: (repo: Trap) => void;
  /** What anybody types, and what sets the canary off. */
  readonly plain: readonly string[];
  readonly input?: string;
  /** Without it our own calls set the canary off as well; none where they are of a kind that never does. */
  readonly guard?: Guard;
}

const configure =
  (...pairs: (readonly [string, string | ((repo: Trap) => string)])[]) =>
  (repo: Trap): void => {
    for (const [key, value] of pairs) repo.git(['config', key, typeof value === 'string' ? value : value(repo)]);
  };
const canary = (repo: Trap): string => repo.canary;
const attribute =
  (line: string, ...pairs: (readonly [string, (repo: Trap) => string])[]) =>
  (repo: Trap): void => {
    repo.write('.git/info/attributes', `* ${line}\n`);
    configure(...pairs)(repo);
  };
/** A partial clone: to read an object that is not there, git would run a command of the repository's choice. */
const partialClone =
  (...pairs: (readonly [string, string | ((repo: Trap) => string)])[]) =>
  (repo: Trap): void => {
    configure(
      ['core.repositoryFormatVersion', '1'],
      ['extensions.partialClone', 'origin'],
      ['remote.origin.promisor', 'true'],
      ...pairs,
    )(repo);
    const id = repo.id(':a.txt');
    rmSync(join(repo.path, '.git', 'objects', id.slice(0, 2), id.slice(2)));
  };
const LAZY_FETCH: Guard = {
  setting: 'protocol.allow=never',
  variables: ['GIT_NO_LAZY_FETCH', 'GIT_ALLOW_PROTOCOL'],
};
const CAT_STAGED = ['cat-file', '-p', ':a.txt'];

const canaries: Canary[] = [
  {
    name: 'core.fsmonitor',
    set: configure(['core.fsmonitor', canary]),
    plain: ['diff', '--cached', '--raw'],
    guard: { setting: 'core.fsmonitor=false' },
  },
  {
    name: 'core.fsmonitor in an included file',
    set: (repo) => {
      repo.write('.git/more', `[core]\n\tfsmonitor = ${repo.canary}\n`);
      configure(['include.path', 'more'])(repo);
    },
    plain: ['ls-files'],
    guard: { setting: 'core.fsmonitor=false' },
  },
  {
    name: 'log.showSignature with a program for signatures',
    set: (repo) => {
      const signature = '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n';
      const body = repo.git(['cat-file', 'commit', 'topic']).replace('\n\n', signature);
      repo.git([
        'update-ref',
        'refs/heads/topic',
        repo.git(['hash-object', '-t', 'commit', '-w', '--stdin'], body).trim(),
      ]);
      configure(['gpg.program', canary], ['log.showSignature', 'true'])(repo);
    },
    plain: ['log', 'topic'],
    guard: { setting: 'log.showSignature=false' },
  },
  {
    name: 'a lazy fetch by remote.uploadpack',
    set: partialClone(['remote.origin.url', '/nowhere'], ['remote.origin.uploadpack', canary]),
    plain: CAT_STAGED,
    guard: LAZY_FETCH,
  },
  {
    name: 'a lazy fetch by core.sshCommand',
    set: partialClone(['remote.origin.url', 'ssh://host.invalid/x'], ['core.sshCommand', canary]),
    plain: CAT_STAGED,
    guard: LAZY_FETCH,
  },
  {
    name: 'a lazy fetch by a transport that is a command',
    set: partialClone(['remote.origin.url', (repo) => `ext::${repo.canary}`], ['protocol.ext.allow', 'always']),
    plain: CAT_STAGED,
    // A protocol's own setting outdoes the general one: only the variables hold here.
    guard: { variables: ['GIT_NO_LAZY_FETCH', 'GIT_ALLOW_PROTOCOL'] },
  },
  { name: 'diff.external', set: configure(['diff.external', canary]), plain: ['diff', '--cached'] },
  {
    name: 'a diff driver',
    set: attribute('diff=evil', ['diff.evil.command', canary]),
    plain: ['diff', '--cached'],
  },
  {
    name: 'a text conversion',
    set: attribute('diff=evil', ['diff.evil.textconv', canary]),
    plain: ['diff', '--cached'],
  },
  { name: 'a clean filter', set: attribute('filter=evil', ['filter.evil.clean', canary]), plain: ['status'] },
  {
    name: 'a smudge filter',
    set: attribute('filter=evil', ['filter.evil.smudge', canary]),
    plain: ['cat-file', '--filters', ':a.txt'],
  },
  { name: 'a filter process', set: attribute('filter=evil', ['filter.evil.process', canary]), plain: ['status'] },
  {
    name: 'a merge driver',
    set: (repo) => {
      // Its name must be settled before the trees are compared.
      attribute('merge=evil', ['merge.evil.driver', canary])(repo);
    },
    plain: ['merge-tree', '--write-tree', 'main', 'topic'],
  },
  {
    name: 'a hook for a change of the index',
    set: (repo) => repo.script('.git/hooks/post-index-change', [repo.canary]),
    plain: ['status'],
  },
  {
    name: 'core.hooksPath',
    set: (repo) => {
      repo.script('evil/post-index-change', [repo.canary]);
      configure(['core.hooksPath', 'evil'])(repo);
    },
    plain: ['status'],
  },
  {
    name: 'an alias',
    set: (repo) => {
      for (const name of ['diff', 'cat-file', 'ls-files', 'ls-tree', 'log', 'rev-parse', 'merge-base', 'odd']) {
        repo.git(['config', `alias.${name}`, `!${repo.canary}`]);
      }
    },
    plain: ['odd'],
  },
  {
    name: 'the settings of a submodule',
    set: (repo) => {
      repo.git(['init', '-q', 'sub']);
      repo.write('sub/x', 'x\n');
      repo.git(['-C', 'sub', 'add', '-A']);
      repo.git(['-C', 'sub', 'commit', '-q', '-m', 'x']);
      repo.git(['-c', 'advice.addEmbeddedRepo=false', 'add', 'sub']);
      repo.git(['-C', 'sub', 'config', 'core.fsmonitor', repo.canary]);
      configure(['diff.submodule', 'diff'], ['submodule.recurse', 'true'])(repo);
    },
    plain: ['status'],
  },
  {
    name: 'the address of a submodule',
    set: (repo) => {
      repo.write('.gitmodules', `[submodule "s"]\n\tpath = s\n\turl = ext::${repo.canary}\n`);
      repo.git(['update-index', '--add', '--cacheinfo', `160000,${repo.id('HEAD')},s`]);
      repo.git(['add', '.gitmodules']);
      configure(['protocol.ext.allow', 'always'])(repo);
    },
    plain: ['-c', 'protocol.ext.allow=always', 'submodule', 'update', '--init'],
  },
];

describe('a hostile repository', () => {
  let repo: Trap;
  beforeEach(() => {
    repo = trap();
  });
  afterEach(() => {
    repo.remove();
  });

  for (const { name, set, plain, guard } of canaries) {
    const unless = guard === undefined ? '' : ', which it would without its guard';
    it(`runs nothing by ${name}${unless}`, async () => {
      set(repo);
      repo.tries(plain);
      assert.ok(repo.hasFired(), 'plain git does not set the canary off');
      repo.write('a.txt', 'eerht\n');
      assert.notDeepEqual(await everything(repo), [], 'nothing was read');
      assert.ok(!repo.hasFired(), 'the canary was set off');
      if (guard === undefined) return;
      await gitWrapper(repo, guard).around(() => everything(repo));
      assert.ok(repo.hasFired(), 'the guard changes nothing');
    });
  }

  it('runs no pager, although one is set and this is a terminal', function () {
    const terminal = '/usr/bin/script';
    if (!existsSync(terminal)) this.skip();
    configure(['core.pager', canary])(repo);
    const onTerminal = (words: string): void => {
      spawnSync(terminal, ['-qec', words, '/dev/null'], { cwd: repo.path, env: repo.environment });
    };
    onTerminal('git diff --cached --raw');
    assert.ok(repo.hasFired());
    onTerminal('git --no-pager diff --cached --raw');
    assert.ok(!repo.hasFired());
  });

  it('runs no git that it brings along in a relative folder of the search path', async () => {
    repo.script('node_modules/.bin/git', [repo.canary]);
    withEnvironment({ PATH: `node_modules/.bin${delimiter}${process.env['PATH'] ?? ''}` }, () => {
      spawnSync('git', ['--version'], { cwd: repo.path });
    });
    assert.ok(repo.hasFired());
    const path = `node_modules/.bin${delimiter}${delimiter}.${delimiter}${process.env['PATH'] ?? ''}`;
    await withEnvironment({ PATH: path }, () => everything(repo));
    assert.ok(!repo.hasFired());
  });

  it('obeys no variable that is not needed', async () => {
    const variables = {
      GIT_EXTERNAL_DIFF: repo.canary,
      GIT_SSH_COMMAND: repo.canary,
      GIT_ASKPASS: repo.canary,
      GIT_PAGER: repo.canary,
      GIT_TRACE: join(repo.path, '.git', 'fired'),
      GIT_TRACE2: join(repo.path, '.git', 'fired'),
      GIT_GLOB_PATHSPECS: '1',
      GIT_PREFIX: 'nowhere/',
      GIT_REPLACE_REF_BASE: 'refs/heads/',
      LC_ALL: 'de_DE.UTF-8',
    };
    const expected = await everything(repo);
    assert.deepEqual(await withEnvironment(variables, () => everything(repo)), expected);
    assert.ok(!repo.hasFired());
  });

  it('shows the content that is recorded, not what it is replaced by', () => {
    const clean = repo.git(['hash-object', '-w', '--stdin'], 'clean\n').trim();
    repo.git(['replace', repo.id(':a.txt'), clean]);
    const staged = (): string | undefined => newTexts(openStaged({ cwd: repo.path }).changes)['a.txt'];
    assert.equal(staged(), 'three\n');
    assert.equal(gitWrapper(repo, { flag: '--no-replace-objects' }).around(staged), 'clean\n');
  });

  it('shows every commit of a range, also one that a graft leaves out', () => {
    const base = repo.id('topic');
    repo.git(['checkout', '-q', '-f', 'topic']);
    repo.commit('hidden.txt', 'added\n');
    repo.commit('hidden.txt', 'removed\n');
    writeFileSync(join(repo.path, '.git', 'info', 'grafts'), `${repo.id('HEAD')} ${base}\n`);
    const commits = (): number => [...commitsOf({ cwd: repo.path, base, head: 'HEAD' })].length;
    assert.equal(commits(), 2);
    assert.equal(gitWrapper(repo, { variables: ['GIT_GRAFT_FILE'] }).around(commits), 1);
  });

  it('is not entered where a folder merely looks like a bare repository', async () => {
    repo.git(['clone', '-q', '--bare', '.', 'odd']);
    rmSync(join(repo.path, '.git'), { recursive: true });
    const cwd = join(repo.path, 'odd');
    const count = async (): Promise<number> => {
      let documents = 0;
      for await (const { path } of openHistory({ cwd })) documents += path === '' ? 0 : 1;
      return documents;
    };
    await assert.rejects(count, (error) => error instanceof GitError && error.fault === 'bare');
    assert.ok((await gitWrapper(repo, { setting: 'safe.bareRepository=explicit' }).around(count)) > 0);
    assert.ok((await withEnvironment({ GIT_DIR: '.' }, count)) > 0);
  });

  it('takes no name for a pattern or an option', () => {
    repo.stage('*.txt', 'star');
    repo.stage(':(top)x', 'magic');
    mkdirSync(join(repo.path, 'deep'));
    assert.equal(isTracked(repo.path, '*'), false);
    assert.equal(isTracked(repo.path, '*.txt'), true);
    assert.equal(isTracked(repo.path, ':(top)x'), true);
    assert.equal(
      gitWrapper(repo, { flag: '--literal-pathspecs' }).around(() => isTracked(repo.path, '*')),
      true,
    );
    for (const odd of ['--output=x', '-x', '', '--all', 'main --all', ':a.txt', 'main\nx']) {
      assert.throws(
        () => openRange({ cwd: repo.path, base: odd, head: 'HEAD' }),
        (error) => error instanceof GitError && error.fault === 'bad-revision',
        odd,
      );
    }
    assert.ok(!existsSync(join(repo.path, 'x')));
  });

  it('changes no answer by its settings', async () => {
    const settings = [
      ['diff.relative', 'true'],
      ['diff.renames', 'copies'],
      ['diff.orderFile', 'nowhere'],
      ['diff.ignoreSubmodules', 'all'],
      ['diff.mnemonicPrefix', 'true'],
      ['diff.noprefix', 'true'],
      ['core.abbrev', '4'],
      ['core.quotePath', 'true'],
      ['core.ignoreCase', 'true'],
      ['color.ui', 'always'],
      ['log.showRoot', 'false'],
      ['log.diffMerges', 'off'],
      ['log.decorate', 'full'],
      ['log.follow', 'true'],
      ['log.date', 'relative'],
      ['log.abbrevCommit', 'true'],
      ['format.pretty', 'oneline'],
      ['i18n.logOutputEncoding', 'UTF-16'],
      ['notes.displayRef', '*'],
    ] as const;
    repo.git(['mv', '-f', 'nhi.yaml', 'moved.yaml']);
    repo.git(['notes', 'add', '-m', 'a note', 'topic']);
    const expected = await everything(repo);
    assert.ok(expected.length > 10);
    configure(...settings)(repo);
    assert.deepEqual(await everything(repo), expected);
  });
});
