import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { repository } from './repository';
import type { Repository, Sides } from './repository';
import type { Seen } from './staged-probe';
import { temporaryFolder } from './temporary-folder';
import type { TemporaryFolder } from './temporary-folder';

const ADDED = 'added = here\n';
const LINES = Array.from({ length: 30 }, (_, line) => `line ${line}\n`).join('');
const first = (text: string): string => LINES.replace('line 0\n', text);
const last = (text: string): string => LINES.replace('line 29\n', text);

/** A way in which a commit comes about. */
interface Form {
  readonly name: string;
  /** The hook that is asked; `pre-commit` where nothing is said. */
  readonly hook?: string;
  /** Makes the situation, without hooks. */
  prepare(repo: Repository): void;
  /** What a person types. */
  act(repo: Repository): void;
  /** The commit replaces the one before. */
  readonly amends?: boolean;
  /** Where the commit is made, if not in the repository itself. */
  place?(repo: Repository): string;
}

const based =
  (more?: (repo: Repository) => void) =>
  (repo: Repository): void => {
    repo.commit('nhi.yaml', 'version: 1\n');
    repo.commit('a.txt', LINES);
    repo.commit('b.txt', LINES);
    more?.(repo);
  };
/** `main` and `topic`, each one commit further. */
const branched = (isConflict: boolean, more?: (repo: Repository) => void) =>
  based((repo) => {
    repo.git(['checkout', '-q', '-b', 'topic']);
    repo.commit('a.txt', first(ADDED));
    repo.git(['checkout', '-q', 'main']);
    repo.commit(isConflict ? 'a.txt' : 'b.txt', first('other = 1\n'));
    more?.(repo);
  });
/** The command stops at a conflict, the person resolves it and adds a line. */
const conflicted = (...command: string[]) =>
  branched(true, (repo) => {
    assert.notEqual(repo.tries(command).status, 0);
    repo.stage('a.txt', first(`${ADDED}resolved = 1\n`));
  });
const git =
  (...words: string[]) =>
  (repo: Repository): void => {
    repo.git(words);
  };
const commit = git('commit', '-q', '-m', 'x');
const onTopic = branched(false, git('checkout', '-q', 'topic'));

const forms: Form[] = [
  { name: 'add, commit', prepare: based((repo) => repo.stage('a.txt', first(ADDED))), act: commit },
  {
    name: 'commit -a',
    prepare: based((repo) => repo.write('a.txt', first(ADDED))),
    act: git('commit', '-q', '-a', '-m', 'x'),
  },
  {
    name: 'commit FILE while others are staged',
    prepare: based((repo) => {
      repo.stage('b.txt', last('staged = 1\n'));
      repo.write('a.txt', first(ADDED));
    }),
    act: git('commit', '-q', '-m', 'x', 'a.txt'),
  },
  {
    name: 'commit -i FILE while others are staged',
    prepare: based((repo) => {
      repo.stage('b.txt', last('staged = 1\n'));
      repo.write('a.txt', first(ADDED));
    }),
    act: git('commit', '-q', '-m', 'x', '-i', 'a.txt'),
  },
  {
    name: 'commit -p',
    prepare: based((repo) => repo.write('a.txt', first(ADDED).replace('line 29\n', 'unstaged\n'))),
    act: (repo) => repo.git(['commit', '-q', '-p', '-m', 'x'], 'y\nn\n'),
  },
  {
    name: 'staged here, taken back in the work tree',
    prepare: based((repo) => {
      repo.stage('a.txt', first(ADDED));
      repo.write('a.txt', LINES);
    }),
    act: commit,
  },
  {
    name: 'staged here, more in the work tree',
    prepare: based((repo) => {
      repo.stage('a.txt', first('fine = 1\n'));
      repo.write('a.txt', first(ADDED));
    }),
    act: commit,
  },
  {
    name: 'commit --amend',
    amends: true,
    prepare: based((repo) => repo.stage('a.txt', first(ADDED))),
    act: git('commit', '-q', '--amend', '--no-edit'),
  },
  { name: 'the first commit', prepare: (repo) => repo.stage('a.txt', ADDED), act: commit },
  { name: 'commit --allow-empty', prepare: based(), act: git('commit', '-q', '--allow-empty', '-m', 'x') },
  {
    name: 'a rename with an edit',
    prepare: based((repo) => {
      repo.git(['mv', 'a.txt', 'c.txt']);
      repo.stage('c.txt', first(ADDED));
    }),
    act: commit,
  },
  { name: 'a deletion', prepare: based(git('rm', '-q', 'a.txt')), act: commit },
  {
    name: 'a symbolic link',
    prepare: based((repo) => {
      symlinkSync('/nowhere/at/all', join(repo.path, 'link'));
      repo.git(['add', 'link']);
    }),
    act: commit,
  },
  {
    name: 'a file that becomes a link',
    prepare: based((repo) => {
      rmSync(join(repo.path, 'a.txt'));
      symlinkSync('b.txt', join(repo.path, 'a.txt'));
      repo.git(['add', 'a.txt']);
    }),
    act: commit,
  },
  { name: 'a change of mode', prepare: based(git('update-index', '--chmod=+x', 'a.txt')), act: commit },
  {
    name: 'another file than the one intended to be added',
    prepare: based((repo) => {
      repo.write('new.txt', ADDED);
      repo.git(['add', '-N', 'new.txt']);
      repo.stage('a.txt', first(ADDED));
    }),
    act: commit,
  },
  {
    name: 'commit -a with a file intended to be added',
    prepare: based((repo) => {
      repo.write('new.txt', ADDED);
      repo.git(['add', '-N', 'new.txt']);
    }),
    act: git('commit', '-q', '-a', '-m', 'x'),
  },
  {
    name: 'line ends that git converts',
    prepare: based((repo) => {
      repo.git(['config', 'core.autocrlf', 'true']);
      repo.stage('crlf.txt', 'one\r\ntwo\r\n');
    }),
    act: commit,
  },
  {
    name: 'a file that git is told not to look at',
    prepare: based((repo) => {
      repo.stage('a.txt', first(ADDED));
      repo.git(['update-index', '--assume-unchanged', 'a.txt']);
      repo.stage('b.txt', first(ADDED));
      repo.git(['update-index', '--skip-worktree', 'b.txt']);
    }),
    act: commit,
  },

  { name: 'merge', hook: 'pre-merge-commit', prepare: branched(false), act: git('merge', '-q', '--no-edit', 'topic') },
  {
    name: 'merge, both sides in one file',
    hook: 'pre-merge-commit',
    prepare: based((repo) => {
      repo.git(['checkout', '-q', '-b', 'topic']);
      repo.commit('a.txt', first(ADDED));
      repo.git(['checkout', '-q', 'main']);
      repo.commit('a.txt', last('other = 1\n'));
    }),
    act: git('merge', '-q', '--no-edit', 'topic'),
  },
  {
    name: 'merge --no-commit, an edit, commit',
    prepare: branched(false, (repo) => {
      repo.git(['merge', '-q', '--no-commit', 'topic']);
      repo.stage('evil.txt', ADDED);
    }),
    act: commit,
  },
  { name: 'merge, conflict, commit', prepare: conflicted('merge', 'topic'), act: git('commit', '-q', '--no-edit') },
  {
    name: 'merge, conflict, --continue',
    prepare: conflicted('merge', 'topic'),
    act: git('-c', 'core.editor=true', 'merge', '--continue'),
  },
  {
    name: 'merge, changed there and deleted here, kept',
    prepare: based((repo) => {
      repo.git(['checkout', '-q', '-b', 'topic']);
      repo.commit('a.txt', first(ADDED));
      repo.git(['checkout', '-q', 'main']);
      repo.git(['rm', '-q', 'a.txt']);
      repo.git(['commit', '-q', '-m', 'delete']);
      assert.notEqual(repo.tries(['merge', 'topic']).status, 0);
      repo.stage('a.txt', first(`${ADDED}kept = 1\n`));
    }),
    act: git('commit', '-q', '--no-edit'),
  },
  {
    name: 'merge --squash, commit',
    prepare: branched(false, git('merge', '-q', '--squash', 'topic')),
    act: git('commit', '-q', '--no-edit'),
  },
  {
    name: 'a merge of two branches at once',
    hook: 'pre-merge-commit',
    prepare: branched(false, (repo) => {
      repo.git(['checkout', '-q', '-b', 'third', 'main~1']);
      repo.commit('third.txt', ADDED);
      repo.git(['checkout', '-q', 'main']);
    }),
    act: git('merge', '-q', '--no-edit', 'topic', 'third'),
  },
  {
    name: 'pull',
    hook: 'pre-merge-commit',
    prepare: branched(false),
    act: git('pull', '-q', '--no-rebase', '--no-edit', '.', 'topic'),
  },

  { name: 'rebase', hook: 'prepare-commit-msg', prepare: onTopic, act: git('rebase', '-q', 'main') },
  { name: 'rebase --apply', hook: 'pre-applypatch', prepare: onTopic, act: git('rebase', '-q', '--apply', 'main') },
  {
    name: 'rebase, conflict, --continue',
    hook: 'prepare-commit-msg',
    prepare: conflicted('rebase', 'main', 'topic'),
    act: git('-c', 'core.editor=true', 'rebase', '--continue'),
  },
  {
    name: 'rebase -i, edit, more staged, --continue',
    hook: 'prepare-commit-msg',
    amends: true,
    prepare: based((repo) => {
      repo.commit('a.txt', first('fine = 1\n'));
      const editor = repo.script('.git/edit', ['sed "1s/^pick/edit/" "$1" > "$1.new" && mv "$1.new" "$1"']);
      repo.git(['-c', `sequence.editor=${editor}`, 'rebase', '-q', '-i', 'HEAD~1']);
      repo.stage('c.txt', ADDED);
    }),
    act: git('-c', 'core.editor=true', 'rebase', '--continue'),
  },
  { name: 'cherry-pick', hook: 'prepare-commit-msg', prepare: branched(false), act: git('cherry-pick', 'topic') },
  {
    name: 'cherry-pick, conflict, --continue',
    prepare: conflicted('cherry-pick', 'topic'),
    act: git('-c', 'core.editor=true', 'cherry-pick', '--continue'),
  },
  {
    name: 'cherry-pick -n, commit',
    prepare: branched(false, git('cherry-pick', '-n', 'topic')),
    act: git('commit', '-q', '--no-edit'),
  },
  {
    name: 'a revert that brings it back',
    hook: 'prepare-commit-msg',
    prepare: based((repo) => {
      repo.commit('a.txt', first(ADDED));
      repo.commit('a.txt', LINES);
    }),
    act: git('revert', '--no-edit', 'HEAD'),
  },
  {
    name: 'am',
    hook: 'pre-applypatch',
    prepare: branched(false, (repo) => {
      repo.write('.git/a.patch', repo.git(['format-patch', '-1', '--stdout', 'topic']));
    }),
    act: git('am', '-q', '.git/a.patch'),
  },

  {
    name: 'a new submodule',
    prepare: based((repo) => {
      const inner = repo.git(['-C', '.', 'rev-parse', 'HEAD']).trim();
      repo.git(['update-index', '--add', '--cacheinfo', `160000,${inner},sub`]);
      repo.stage('a.txt', first(ADDED));
    }),
    act: commit,
  },
  {
    name: 'a linked work tree',
    prepare: based((repo) => {
      repo.git(['worktree', 'add', '-q', '-b', 'linked', 'linked']);
      repo.write('linked/a.txt', first(ADDED));
      repo.git(['-C', 'linked', 'add', '-A']);
    }),
    act: git('-C', 'linked', 'commit', '-q', '-m', 'x'),
    place: (repo) => join(repo.path, 'linked'),
  },
  {
    name: 'from a folder below',
    prepare: based((repo) => repo.stage('deep/er/c.txt', ADDED)),
    act: git('-C', 'deep/er', 'commit', '-q', '-m', 'x'),
  },
  {
    name: 'GIT_DIR and GIT_WORK_TREE from elsewhere',
    prepare: based((repo) => repo.stage('a.txt', first(ADDED))),
    act: (repo) => {
      const where = { GIT_DIR: join(repo.path, '.git'), GIT_WORK_TREE: repo.path };
      mkdirSync(join(repo.path, 'elsewhere'));
      repo.git(['-C', 'elsewhere', 'commit', '-q', '-m', 'x'], '', where);
    },
  },
  {
    name: 'a bare repository beside its work tree',
    prepare: (repo) => {
      repo.git(['init', '-q', '--bare', 'dots']);
      repo.write('home/a.txt', ADDED);
      repo.git(['--git-dir=dots', '--work-tree=home', 'add', '--all']);
    },
    act: git('--git-dir=dots', '--work-tree=home', 'commit', '-q', '-m', 'x'),
    place: (repo) => join(repo.path, 'dots'),
  },
  {
    name: 'an index of the user’s own',
    prepare: based((repo) => repo.write('a.txt', first(ADDED))),
    act: (repo) => {
      const own = { GIT_INDEX_FILE: join(repo.path, '.git', 'own') };
      repo.git(['read-tree', 'HEAD'], '', own);
      repo.git(['add', 'a.txt'], '', own);
      repo.git(['commit', '-q', '-m', 'x'], '', own);
    },
  },
  {
    name: 'a sparse index',
    prepare: based((repo) => {
      repo.commit('out/b.txt', LINES);
      repo.git(['sparse-checkout', 'set', '--cone', '--sparse-index', 'in']);
      repo.write('out/b.txt', first(ADDED));
      repo.git(['add', '--sparse', 'out/b.txt']);
    }),
    act: commit,
  },
  {
    name: 'a split index',
    prepare: based((repo) => {
      repo.git(['config', 'core.splitIndex', 'true']);
      repo.git(['update-index', '--split-index']);
      repo.stage('a.txt', first(ADDED));
    }),
    act: commit,
  },
  {
    name: 'names that are hard to read',
    prepare: based((repo) => {
      const names = [
        'with space',
        ' lead',
        'trail ',
        '"quoted"',
        "it's",
        '[b]*?',
        '-dash',
        '--',
        'new\nline',
        'tab\there',
      ];
      for (const name of [...names, 'ünï', ':(top)x', 'back\\slash', 'dir -/-x/ y'])
        repo.stage(name, `${Buffer.from(name).toString('hex')}\n`);
    }),
    act: commit,
  },
];

describe('what is staged, in every form of commit', () => {
  let tools: TemporaryFolder;
  let probe: string;
  before(() => {
    tools = temporaryFolder();
    probe = join(tools.path, 'probe.cjs');
    buildSync({
      entryPoints: [join(__dirname, 'staged-probe.ts')],
      bundle: true,
      platform: 'node',
      outfile: probe,
      logLevel: 'error',
    });
  });
  after(() => {
    tools.remove();
  });

  for (const form of forms) {
    it(`is what git records: ${form.name}`, () => {
      const repo = repository();
      try {
        form.prepare(repo);
        const place = form.place?.(repo) ?? repo.path;
        const hook = form.hook ?? 'pre-commit';
        const log = join(tools.path, 'log');
        rmSync(log, { force: true });
        const head = repo.tries(['-C', place, 'rev-parse', '--verify', '-q', 'HEAD']).status === 0;
        const old = head ? repo.git(['-C', place, 'rev-parse', 'HEAD']).trim() : undefined;
        const common = repo.git(['-C', place, 'rev-parse', '--path-format=absolute', '--git-common-dir']).trim();
        repo.script(`hook`, [`unset NODE_EXTRA_CA_CERTS`, `exec "${process.execPath}" "${probe}" "${log}" ${hook}`]);
        repo.git(['-C', place, 'config', 'core.hooksPath', join(common, 'hooks')]);
        const installed = join(common, 'hooks', hook);
        mkdirSync(join(common, 'hooks'), { recursive: true });
        symlinkSync(join(repo.path, 'hook'), installed);
        form.act(repo);
        assert.ok(existsSync(log), `${hook} did not run`);
        const seen = readFileSync(log, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Seen);
        const made = form.amends === true ? [old!] : parentsOf(repo, place);
        if (form.amends !== true) assert.notEqual(repo.git(['-C', place, 'rev-parse', 'HEAD']).trim(), old);
        assert.deepEqual(seen.at(-1)?.sides, recorded(repo, place, made));
        if (form.name !== 'the first commit' && form.place === undefined)
          assert.equal(seen.at(-1)?.manifest, 'version: 1\n');
      } finally {
        repo.remove();
      }
    });
  }
});

function parentsOf(repo: Repository, place: string): string[] {
  return repo
    .git(['-C', place, 'log', '-1', '--format=%P'])
    .trim()
    .split(' ')
    .filter((id) => id !== '');
}

/** What the commit that was made changes against every parent, by commands of another kind than those under test. */
function recorded(repo: Repository, place: string, parents: readonly string[]): Record<string, Sides> {
  const tree = (revision: string): Map<string, { id: string; mode: string }> => {
    const files = new Map<string, { id: string; mode: string }>();
    const lines = repo.git(['-C', place, 'ls-tree', '-r', '-z', '--full-tree', revision]).split('\0');
    for (const line of lines.filter((one) => one !== '')) {
      const [, mode = '', id = '', path = ''] = /^(\d+) \w+ (\w+)\t([\s\S]*)$/.exec(line) ?? [];
      if (mode !== '160000') files.set(path, { id, mode });
    }
    return files;
  };
  const text = (file: { id: string } | undefined): string | undefined =>
    file === undefined ? undefined : repo.git(['-C', place, 'cat-file', 'blob', file.id]);
  const after = tree('HEAD');
  const befores = parents.map(tree);
  if (befores.length === 0) befores.push(new Map());
  const sides: Record<string, Sides> = {};
  for (const path of new Set([...after.keys(), ...befores.flatMap((before) => [...before.keys()])])) {
    const now = after.get(path);
    const old = befores.map((before) => before.get(path));
    if (!old.every((one) => one?.id !== now?.id || one?.mode !== now?.mode)) continue;
    const [before, ...others] = old.map(text);
    sides[path] = { before, after: text(now), ...(others.length > 0 && { others }) };
  }
  return JSON.parse(JSON.stringify(sides, (_, value: unknown) => value)) as Record<string, Sides>;
}
