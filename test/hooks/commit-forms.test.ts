import assert from 'node:assert/strict';
import { repository } from '../sources/repository';
import type { Repository } from '../sources/repository';
import { ACCESS_KEY, git, guarded, isBuilt, nhi, SECRET } from './workshop';

/** A way in which a person makes a commit. */
interface Form {
  readonly name: string;
  /** Makes the situation, without hooks; `text` is what the commit is to bring. */
  prepare(repo: Repository, text: string): void;
  readonly act: readonly string[];
  /** Hooks beside the usual ones. */
  readonly more?: readonly string[];
  readonly isFirst?: true;
}

const topic = (repo: Repository, path: string, text: string): void => {
  repo.git(['checkout', '-q', '-b', 'topic']);
  repo.commit(path, text);
  repo.git(['checkout', '-q', 'main']);
};
/** Stops at a conflict, which a person resolves. */
const conflict = (command: readonly string[]) => (repo: Repository, text: string) => {
  topic(repo, 'a.txt', 'theirs\n');
  repo.commit('a.txt', 'ours\n');
  assert.notEqual(git(repo, command).status, 0);
  repo.stage('a.txt', `both\n${text}`);
};

const forms: readonly Form[] = [
  { name: 'commit', prepare: (repo, text) => repo.stage('b.sh', text), act: ['commit', '-qm', 'x'] },
  { name: 'commit -a', prepare: (repo, text) => repo.write('a.txt', text), act: ['commit', '-qam', 'x'] },
  {
    name: 'commit FILE while others are staged',
    prepare(repo, text) {
      repo.stage('c.txt', 'fine\n');
      repo.write('a.txt', text);
    },
    act: ['commit', '-qm', 'x', 'a.txt'],
  },
  {
    name: 'commit --amend',
    prepare: (repo, text) => repo.stage('b.sh', text),
    act: ['commit', '-q', '--amend', '--no-edit'],
  },
  {
    name: 'the first commit',
    prepare: (repo, text) => repo.stage('b.sh', text),
    act: ['commit', '-qm', 'x'],
    isFirst: true,
  },
  {
    name: 'merge, conflict, commit',
    prepare: conflict(['merge', '-q', 'topic']),
    act: ['commit', '-q', '--no-edit'],
  },
  {
    name: 'merge, conflict, --continue',
    prepare: conflict(['merge', '-q', 'topic']),
    act: ['-c', 'core.editor=true', 'merge', '--continue'],
  },
  {
    name: 'cherry-pick, conflict, --continue',
    prepare: conflict(['cherry-pick', 'topic']),
    act: ['-c', 'core.editor=true', 'cherry-pick', '--continue'],
  },
  {
    name: 'merge --squash, commit',
    prepare(repo, text) {
      topic(repo, 'b.sh', text);
      repo.git(['merge', '-q', '--squash', 'topic']);
    },
    act: ['commit', '-q', '--no-edit'],
  },
  {
    name: 'am',
    prepare(repo, text) {
      topic(repo, 'b.sh', text);
      repo.write('.git/a.patch', repo.git(['format-patch', '-1', '--stdout', 'topic']));
    },
    act: ['am', '-q', '.git/a.patch'],
  },
  {
    name: 'cherry-pick, with prepare-commit-msg',
    prepare: (repo, text) => topic(repo, 'b.sh', text),
    act: ['cherry-pick', 'topic'],
    more: ['prepare-commit-msg'],
  },
  {
    name: 'rebase, with prepare-commit-msg',
    prepare(repo, text) {
      repo.git(['checkout', '-q', '-b', 'topic']);
      repo.commit('b.sh', text);
      repo.git(['checkout', '-q', 'main']);
      repo.commit('c.txt', 'fine\n');
      repo.git(['checkout', '-q', 'topic']);
    },
    act: ['rebase', '-q', 'main'],
    more: ['prepare-commit-msg'],
  },
  {
    name: 'commit --no-verify, with prepare-commit-msg',
    prepare: (repo, text) => repo.stage('b.sh', text),
    act: ['commit', '-qnm', 'x'],
    more: ['prepare-commit-msg'],
  },
];

function withoutHooks(repo: Repository, act: () => void): void {
  repo.git(['config', 'core.hooksPath', '/dev/null']);
  act();
  repo.git(['config', '--unset', 'core.hooksPath']);
}

/** The work tree's and the index's state, as a person sees it. */
const state = (repo: Repository): string =>
  git(repo, ['rev-parse', '-q', '--verify', 'HEAD']).out + git(repo, ['status', '--porcelain']).out;

describe('a commit with the hooks installed', () => {
  before(function () {
    if (!isBuilt()) this.skip();
  });

  for (const form of forms) {
    const made = (): Repository => {
      if (form.isFirst !== true) return guarded(form.more);
      const repo = repository();
      assert.equal(nhi(repo, ['hooks', 'install']).status, 0);
      return repo;
    };

    it(`is stopped where it brings a secret: ${form.name}`, () => {
      const repo = made();
      try {
        withoutHooks(repo, () => form.prepare(repo, SECRET));
        const before = state(repo);
        const { status, err } = git(repo, form.act);
        assert.notEqual(status, 0);
        assert.match(err, /nhi: this commit adds a secret\./);
        assert.match(err, /secret\/aws-access-key/);
        assert.match(err, /Nothing was committed\. Your files are as they were\./);
        assert.ok(!err.includes(ACCESS_KEY));
        const isLeftInTheMiddle = /^(?:am|rebase|cherry-pick)/.test(form.name) && !form.name.includes('conflict');
        if (!isLeftInTheMiddle) assert.equal(state(repo), before);
        else assert.ok(!repo.git(['show', 'HEAD']).includes(ACCESS_KEY));
      } finally {
        repo.remove();
      }
    });

    it(`passes in silence where it brings none: ${form.name}`, () => {
      const repo = made();
      try {
        withoutHooks(repo, () => form.prepare(repo, 'fine\n'));
        const before = state(repo);
        const { status, err } = git(repo, form.act);
        assert.equal(status, 0, err);
        assert.ok(!err.includes('nhi'), err);
        assert.notEqual(state(repo), before);
      } finally {
        repo.remove();
      }
    });
  }

  it('may be an automatic merge of what a parent has already', () => {
    const repo = guarded();
    try {
      topic(repo, 'b.sh', SECRET);
      repo.commit('c.txt', 'fine\n');
      const { status, err } = git(repo, ['merge', '-q', '--no-edit', 'topic']);
      assert.equal(status, 0, err);
    } finally {
      repo.remove();
    }
  });

  it('is stopped as an automatic merge that has a secret twice where each parent has it once', () => {
    const repo = guarded();
    try {
      const lines = Array.from({ length: 30 }, (_, at) => `line ${at}\n`).join('');
      repo.commit('b.sh', lines);
      topic(repo, 'b.sh', lines + SECRET);
      repo.commit('b.sh', SECRET + lines);
      const before = repo.id('HEAD');
      const { status, err } = git(repo, ['merge', '-q', '--no-edit', 'topic']);
      assert.notEqual(status, 0);
      assert.match(err, /this commit adds a secret/);
      assert.equal(repo.id('HEAD'), before);
    } finally {
      repo.remove();
    }
  });

  it('is stopped as a merge to which a person adds a secret', () => {
    const repo = guarded();
    try {
      topic(repo, 'b.sh', SECRET);
      repo.commit('c.sh', SECRET);
      const before = repo.id('HEAD');
      const { status, err } = git(repo, ['merge', '-q', '--no-commit', 'topic']);
      assert.equal(status, 0, err);
      repo.stage('d.sh', SECRET);
      assert.notEqual(git(repo, ['commit', '-q', '--no-edit']).status, 0);
      assert.equal(repo.id('HEAD'), before);
    } finally {
      repo.remove();
    }
  });

  it('is stopped in a linked work tree and from a folder below', () => {
    const repo = guarded();
    try {
      repo.git(['worktree', 'add', '-q', '-b', 'linked', 'linked']);
      repo.write('linked/b.sh', SECRET);
      repo.git(['-C', 'linked', 'add', 'b.sh']);
      assert.match(git(repo, ['-C', 'linked', 'commit', '-qm', 'x']).err, /this commit adds a secret/);
      repo.stage('deep/er/b.sh', SECRET);
      assert.match(git(repo, ['-C', 'deep/er', 'commit', '-qm', 'x']).err, /this commit adds a secret/);
    } finally {
      repo.remove();
    }
  });

  it('is not held up by what was there: an edit beside a secret, a rename', () => {
    const repo = guarded();
    try {
      repo.commit('b.sh', SECRET);
      repo.stage('b.sh', `# said\n${SECRET}`);
      assert.equal(git(repo, ['commit', '-qm', 'beside']).status, 0);
      repo.git(['mv', 'b.sh', 'c.sh']);
      const { status, err } = git(repo, ['commit', '-qm', 'rename']);
      assert.equal(status, 0, err);
    } finally {
      repo.remove();
    }
  });

  it('passes with the waiver that the message asked to paste, given a reason', () => {
    const repo = guarded();
    try {
      repo.stage('b.sh', SECRET);
      const { err } = git(repo, ['commit', '-qm', 'x']);
      const [, line = ''] = /\n +(# nhi.allow [^\n]+)\n/.exec(err) ?? [];
      repo.stage('b.sh', `${line}\n${SECRET}`);
      assert.notEqual(git(repo, ['commit', '-qm', 'x']).status, 0, 'a waiver without a reason');
      repo.stage('b.sh', `${line.replace('<why>', 'taken from the vendor’s manual')}\n${SECRET}`);
      const { status, err: said } = git(repo, ['commit', '-qm', 'x']);
      assert.equal(status, 0, said);
    } finally {
      repo.remove();
    }
  });

  it('passes with the entry that the message asked to paste, given an owner', () => {
    const repo = guarded();
    try {
      const workflow = [
        'on: push',
        'jobs:',
        '  a:',
        '    runs-on: x',
        '    steps:',
        '      - run: make',
        '        env:',
      ];
      repo.stage('.github/workflows/a.yml', `${workflow.join('\n')}\n          T: \${{ secrets.NPM_TOKEN }}\n`);
      const { err } = git(repo, ['commit', '-qm', 'x']);
      assert.match(err, /this commit uses an identity that nobody has declared/);
      const [, text = ''] = /nhi\.yaml:\n((?: {18}[^\n]*\n)+)/.exec(err) ?? [];
      const indent = /^ */.exec(text)?.[0].length ?? 0;
      const entry = text.replaceAll(new RegExp(`^ {${indent}}`, 'gm'), '').replace('@<team or person>', '@acme/web');
      repo.stage('nhi.yaml', entry);
      const { status, err: said } = git(repo, ['commit', '-qm', 'x']);
      assert.equal(status, 0, said);
    } finally {
      repo.remove();
    }
  });
});
