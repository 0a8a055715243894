import assert from 'node:assert/strict';
import type { Repository } from '../sources/repository';
import { git, guarded, isBuilt, SECRET } from './workshop';

const topic = (repo: Repository, path: string, text: string): void => {
  repo.git(['checkout', '-q', '-b', 'topic']);
  repo.commit(path, text);
  repo.git(['checkout', '-q', 'main']);
};

describe('a commit with the hooks installed', () => {
  before(function () {
    if (!isBuilt()) this.skip();
  });

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
