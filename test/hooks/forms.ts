import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Box } from './box';
import type { ManagerName } from './managers';
import type { Outcome } from './workshop';

/** Where nhi stops it: as the commit is made, where it leaves the machine, or only on the other side (CI, pre-receive). */
export type Stop = 'commit' | 'push' | 'server';

/** A way in which a commit comes about. */
export interface Form {
  readonly name: string;
  /** Makes the situation, without hooks; `text` is what the commit is to bring. */
  prepare(box: Box, text: string): Promise<unknown>;
  /** What the person types: words for git, or more than one command of which the last counts. */
  readonly act: readonly string[] | ((box: Box, text: string) => Promise<Outcome>);
  /** Under plain git with the usual hooks. */
  readonly stops: Stop;
  /** Where a manager's own ways make it otherwise. */
  readonly under?: Readonly<Partial<Record<ManagerName, Stop>>>;
  /** What is pushed, where it is not the branch that is checked out. */
  readonly push?: string;
  /** Git stops in the middle of it, with a work tree that is not as it was. */
  readonly isLeftInTheMiddle?: true;
}

const stage = async (box: Box, path: string, text: string): Promise<void> => {
  await box.write(path, text);
  await box.quietly(['add', '--force', '--', path]);
};
const commit = async (box: Box, path: string, text: string): Promise<void> => {
  await stage(box, path, text);
  await box.quietly(['commit', '-qm', `Change ${path}`]);
};
const topic = async (box: Box, path: string, text: string, branch = 'topic'): Promise<void> => {
  await box.quietly(['checkout', '-q', '-b', branch, 'main']);
  await commit(box, path, text);
  await box.quietly(['checkout', '-q', 'main']);
};
/** Both sides have gone on. */
const forked = async (box: Box, text: string): Promise<void> => {
  await topic(box, 'b.sh', text);
  await commit(box, 'c.txt', 'fine\n');
};
const NO_HOOKS = ['-c', 'core.hooksPath=/dev/null'];
/** Stops at a conflict, which a person resolves with `text`. */
const conflict =
  (command: readonly string[], from = 'main') =>
  async (box: Box, text: string): Promise<void> => {
    await topic(box, 'a.txt', 'theirs\n');
    await commit(box, 'a.txt', 'ours\n');
    await box.quietly(['checkout', '-q', from]);
    await box.git([...NO_HOOKS, ...command]);
    await stage(box, 'a.txt', `both\n${text}`);
  };
const onTopic = async (box: Box, text: string): Promise<void> => {
  await forked(box, text);
  await box.quietly(['checkout', '-q', 'topic']);
};
/** Three heads, of which one brings it: the merge itself has nothing of its own. */
const octopus = async (box: Box, text: string): Promise<void> => {
  await topic(box, 'one.txt', 'fine\n', 'one');
  await topic(box, 'b.sh', text, 'two');
  await commit(box, 'c.txt', 'fine\n');
};
/** Marks commits of an interactive rebase; both kinds of `sed -i` take a suffix. */
const mark = (word: string): Readonly<Record<string, string>> => ({
  GIT_SEQUENCE_EDITOR: `sed -i.bak -e 's/^pick/${word}/'`,
});
const MAIL = '.git/a.patch';
const lines = Array.from({ length: 30 }, (_, at) => `line ${at}\n`).join('');
/** Where only `prepare-commit-msg` runs. */
const MESSAGE_ONLY = { stops: 'push', under: { message: 'commit' } } as const;

export const forms: readonly Form[] = [
  { name: 'commit', prepare: (box, text) => stage(box, 'b.sh', text), act: ['commit', '-qm', 'x'], stops: 'commit' },
  {
    name: 'commit -a',
    prepare: (box, text) => box.write('a.txt', text),
    act: ['commit', '-qam', 'x'],
    stops: 'commit',
  },
  {
    name: 'commit -p',
    prepare: (box, text) => appendFile(join(box.path, 'a.txt'), text),
    act: (box) => box.git(['commit', '-qpm', 'x'], {}, 'y\n'),
    stops: 'commit',
  },
  {
    name: 'commit FILE while others are staged',
    async prepare(box, text) {
      await stage(box, 'c.txt', 'fine\n');
      await box.write('a.txt', text);
    },
    act: ['commit', '-qm', 'x', 'a.txt'],
    stops: 'commit',
  },
  {
    name: 'commit -i FILE',
    async prepare(box, text) {
      await stage(box, 'c.txt', 'fine\n');
      await box.write('a.txt', text);
    },
    act: ['commit', '-qm', 'x', '-i', 'a.txt'],
    stops: 'commit',
  },
  {
    name: 'commit --amend',
    prepare: (box, text) => stage(box, 'b.sh', text),
    act: ['commit', '-q', '--amend', '--no-edit'],
    stops: 'commit',
  },
  {
    name: 'commit --fixup',
    prepare: (box, text) => stage(box, 'b.sh', text),
    act: ['commit', '-q', '--fixup', 'HEAD'],
    stops: 'commit',
  },
  {
    name: 'commit of something less, with the work tree clean again',
    async prepare(box, text) {
      await stage(box, 'b.sh', text);
      await box.write('b.sh', 'fine\n');
    },
    act: ['commit', '-qm', 'x'],
    stops: 'commit',
  },
  {
    name: 'the first commit of a branch without any',
    async prepare(box, text) {
      await box.quietly(['checkout', '-q', '--orphan', 'other']);
      await stage(box, 'b.sh', text);
    },
    act: ['commit', '-qm', 'x'],
    stops: 'commit',
  },
  {
    name: 'commit from a folder below',
    prepare: (box, text) => stage(box, 'deep/er/b.sh', text),
    act: ['-C', 'deep/er', 'commit', '-qm', 'x'],
    stops: 'commit',
  },
  {
    name: 'commit of a renamed file with something added',
    async prepare(box, text) {
      await box.quietly(['mv', 'a.txt', 'moved.txt']);
      await appendFile(join(box.path, 'moved.txt'), text);
      await box.quietly(['add', 'moved.txt']);
    },
    act: ['commit', '-qm', 'x'],
    stops: 'commit',
  },
  {
    name: 'commit of what update-index put into the index',
    async prepare(box, text) {
      const id = await box.quietly(['hash-object', '-w', '--stdin'], {}, text);
      await box.quietly(['update-index', '--add', '--cacheinfo', `100644,${id},b.sh`]);
    },
    act: ['commit', '-qm', 'x'],
    stops: 'commit',
  },
  {
    name: 'commit with an index of its own',
    async prepare(box, text) {
      const own = { GIT_INDEX_FILE: '.git/own-index' };
      await box.quietly(['read-tree', 'HEAD'], own);
      await box.write('b.sh', text);
      await box.quietly(['add', 'b.sh'], own);
    },
    act: (box) => box.git(['commit', '-qm', 'x'], { GIT_INDEX_FILE: '.git/own-index' }),
    stops: 'commit',
  },
  {
    name: 'commit with --git-dir and --work-tree',
    prepare: (box, text) => stage(box, 'b.sh', text),
    act: ['--git-dir=.git', '--work-tree=.', 'commit', '-qm', 'x'],
    stops: 'commit',
  },
  {
    name: 'commit in a linked work tree',
    async prepare(box, text) {
      await box.quietly(['worktree', 'add', '-q', '-b', 'linked', '../linked']);
      await box.write('../linked/b.sh', text);
      await box.quietly(['-C', '../linked', 'add', 'b.sh']);
    },
    act: ['-C', '../linked', 'commit', '-qm', 'x'],
    push: 'linked',
    stops: 'commit',
    // What husky writes is in one work tree alone: git finds no hook in the other.
    under: { husky: 'push', 'lint-staged': 'push' },
  },
  {
    name: 'merge, automatic',
    async prepare(box, text) {
      await commit(box, 'b.sh', lines);
      await topic(box, 'b.sh', lines + text);
      await commit(box, 'b.sh', text + lines);
    },
    // Twice where each parent has it once: what one of them has is not the merge's.
    act: ['merge', '-q', '--no-edit', 'topic'],
    stops: 'commit',
    isLeftInTheMiddle: true,
  },
  {
    name: 'merge, conflict, commit',
    prepare: conflict(['merge', '-q', 'topic']),
    act: ['commit', '-q', '--no-edit'],
    stops: 'commit',
  },
  {
    name: 'merge, conflict, --continue',
    prepare: conflict(['merge', '-q', 'topic']),
    act: ['merge', '--continue'],
    stops: 'commit',
  },
  {
    name: 'merge --no-commit, commit',
    async prepare(box, text) {
      await forked(box, 'fine\n');
      await box.quietly(['merge', '-q', '--no-commit', 'topic']);
      await stage(box, 'd.sh', text);
    },
    act: ['commit', '-q', '--no-edit'],
    stops: 'commit',
  },
  {
    name: 'merge --squash, commit',
    async prepare(box, text) {
      await topic(box, 'b.sh', text);
      await box.quietly(['merge', '-q', '--squash', 'topic']);
    },
    act: ['commit', '-q', '--no-edit'],
    stops: 'commit',
  },
  { name: 'merge, octopus', prepare: octopus, act: ['merge', '-q', '--no-edit', 'one', 'two'], stops: 'push' },
  {
    name: 'merge, fast-forward',
    prepare: (box, text) => topic(box, 'b.sh', text),
    act: ['merge', '-q', 'topic'],
    stops: 'push',
  },
  {
    name: 'fetch into a branch',
    prepare: (box, text) => topic(box, 'b.sh', text),
    act: ['fetch', '-q', '.', 'topic:other'],
    push: 'other',
    stops: 'push',
  },
  {
    name: 'cherry-pick',
    prepare: (box, text) => topic(box, 'b.sh', text),
    act: ['cherry-pick', 'topic'],
    ...MESSAGE_ONLY,
    isLeftInTheMiddle: true,
  },
  {
    name: 'cherry-pick, conflict, --continue',
    prepare: conflict(['cherry-pick', 'topic']),
    act: ['cherry-pick', '--continue'],
    stops: 'commit',
  },
  {
    name: 'cherry-pick -n, commit',
    async prepare(box, text) {
      await topic(box, 'b.sh', text);
      await box.quietly(['cherry-pick', '-n', 'topic']);
    },
    act: ['commit', '-qm', 'x'],
    stops: 'commit',
  },
  {
    name: 'revert that brings it back',
    async prepare(box, text) {
      await commit(box, 'b.sh', text);
      await box.quietly(['rm', '-q', 'b.sh']);
      await box.quietly(['commit', '-qm', 'Out']);
      await box.quietly(['push', '-q', 'origin', 'main']);
    },
    act: ['revert', '--no-edit', 'HEAD'],
    ...MESSAGE_ONLY,
    isLeftInTheMiddle: true,
  },
  { name: 'rebase', prepare: onTopic, act: ['rebase', '-q', 'main'], ...MESSAGE_ONLY, isLeftInTheMiddle: true },
  {
    name: 'rebase --apply',
    prepare: onTopic,
    act: ['rebase', '-q', '--apply', 'main'],
    stops: 'commit',
    isLeftInTheMiddle: true,
  },
  {
    name: 'rebase, conflict, --continue',
    prepare: conflict(['rebase', '-q', 'main'], 'topic'),
    act: ['rebase', '--continue'],
    ...MESSAGE_ONLY,
    isLeftInTheMiddle: true,
  },
  {
    name: 'rebase -i, edit, add, --continue',
    async prepare(box, text) {
      await onTopic(box, 'fine\n');
      await box.quietly(['rebase', '-q', '-i', 'main'], mark('edit'));
      await stage(box, 'd.sh', text);
    },
    act: ['rebase', '--continue'],
    ...MESSAGE_ONLY,
    isLeftInTheMiddle: true,
  },
  {
    name: 'rebase -i, squash',
    async prepare(box, text) {
      await onTopic(box, 'fine\n');
      await commit(box, 'd.sh', text);
    },
    act: (box) => box.git(['rebase', '-q', '-i', 'main'], { GIT_SEQUENCE_EDITOR: "sed -i.bak -e '2s/^pick/squash/'" }),
    ...MESSAGE_ONLY,
    isLeftInTheMiddle: true,
  },
  {
    name: 'am',
    async prepare(box, text) {
      await topic(box, 'b.sh', text);
      await box.write(MAIL, `${await box.quietly(['format-patch', '-1', '--stdout', 'topic'])}\n`);
    },
    act: ['am', '-q', MAIL],
    stops: 'commit',
    isLeftInTheMiddle: true,
  },
  {
    name: 'commit --no-verify',
    prepare: (box, text) => stage(box, 'b.sh', text),
    act: ['commit', '-qnm', 'x'],
    ...MESSAGE_ONLY,
  },
  {
    name: 'commit with the hooks switched off',
    prepare: (box, text) => stage(box, 'b.sh', text),
    act: [...NO_HOOKS, 'commit', '-qm', 'x'],
    stops: 'push',
  },
  {
    name: 'commit --allow-empty, of a message alone',
    prepare: () => Promise.resolve(),
    act: (box, text) => box.git(['commit', '-q', '--allow-empty', '-m', text]),
    stops: 'push',
  },
  {
    name: 'commit-tree, update-ref',
    prepare: (box, text) => stage(box, 'b.sh', text),
    async act(box) {
      const tree = await box.quietly(['write-tree']);
      const id = await box.quietly(['commit-tree', tree, '-p', 'HEAD', '-m', 'x']);
      return box.git(['update-ref', 'refs/heads/main', id]);
    },
    stops: 'push',
  },
  {
    name: 'fast-import',
    prepare: () => Promise.resolve(),
    act(box, text) {
      const stream = [
        'commit refs/heads/other',
        'committer Ada <ada@example.com> 1000000000 +0000',
        'data 1',
        'x',
        'from main',
      ];
      return box.git(
        ['fast-import', '--quiet'],
        {},
        [...stream, 'M 100644 inline b.sh', `data ${text.length}`, text, ''].join('\n'),
      );
    },
    push: 'other',
    stops: 'push',
  },
  {
    name: 'stash, pushed as a branch',
    prepare: (box, text) => stage(box, 'b.sh', text),
    act: ['stash', 'push', '-q'],
    push: 'refs/stash:refs/heads/stash',
    stops: 'push',
  },
  {
    name: 'notes add',
    prepare: () => Promise.resolve(),
    act: (box, text) => box.git(['notes', 'add', '-m', text]),
    push: 'refs/notes/commits',
    stops: 'push',
  },
  {
    name: 'tag -a',
    prepare: () => Promise.resolve(),
    act: (box, text) => box.git(['tag', '-a', 'v1', '-m', text]),
    push: 'v1',
    stops: 'push',
    // It runs nothing where a push brings no commit.
    under: { framework: 'server' },
  },
];
