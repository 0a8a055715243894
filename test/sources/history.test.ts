import assert from 'node:assert/strict';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitError, UnreadableError, UsageError } from '../../scanner/model';
import type { Document } from '../../scanner/model';
import { openHistory } from '../../scanner/sources';
import type { HistoryOptions } from '../../scanner/sources';
import { gitWrapper } from './git-wrapper';
import { repository, textOf, withEnvironment } from './repository';
import type { Repository } from './repository';
import { temporaryFolder } from './temporary-folder';

describe('a history', () => {
  let repo: Repository;
  beforeEach(() => {
    repo = repository();
  });
  afterEach(() => {
    repo.remove();
  });

  const all = async (options: Partial<HistoryOptions> = {}): Promise<Document[]> => {
    const documents: Document[] = [];
    for await (const document of openHistory({ cwd: repo.path, ...options })) documents.push(document);
    return documents;
  };
  const isMessage = ({ path }: Document): boolean => path.startsWith('commit:');
  /** path: content, in the order given. */
  const texts = async (options: Partial<HistoryOptions> = {}): Promise<string[]> =>
    (await all(options)).filter((one) => !isMessage(one)).map((one) => `${one.path}: ${textOf(one)}`);
  const commitAt = (path: string, text: string, day: string, author = 'Ada'): string => {
    repo.stage(path, text);
    const date = `${day}T12:00:00Z`;
    const who = { GIT_AUTHOR_NAME: author, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    repo.git(['commit', '-q', '-m', `add ${text}`], '', who);
    return repo.id('HEAD');
  };

  it('gives each content once, with the first commit that had it, its author and its day', async () => {
    const first = commitAt('a', 'secret', '2024-03-01', 'Grace');
    repo.git(['rm', '-q', 'a']);
    repo.git(['commit', '-q', '-m', 'take it away']);
    commitAt('copy/of/a', 'secret', '2024-05-01');
    commitAt('a', 'another', '2024-06-01');
    commitAt('a', 'secret', '2024-07-01');
    const documents = (await all()).filter((one) => !isMessage(one));
    assert.deepEqual(
      documents.map((one) => [one.path, textOf(one)]),
      [
        ['a', 'secret'],
        ['a', 'another'],
      ],
    );
    assert.deepEqual(documents[0]!.origin, {
      kind: 'commit',
      commit: first,
      author: 'Grace <ada@example.com>',
      date: '2024-03-01',
    });
    assert.equal(textOf(documents[0]!), 'secret', 'it can be opened again');
  });

  it('gives the message of each commit, line ends and all', async () => {
    repo.commit('a', '1', 'Subject\n\nBody with leaked\n\n\nend\n');
    repo.git(['commit', '-q', '--allow-empty', '--allow-empty-message', '-m', '']);
    const messages = (await all()).filter(isMessage);
    assert.deepEqual(
      messages.map((one) => [one.path, textOf(one)]),
      [
        [`commit:${repo.id('HEAD~1')}`, 'Subject\n\nBody with leaked\n\nend\n'],
        [`commit:${repo.id('HEAD')}`, ''],
      ],
    );
  });

  it('is read by one log and one cat-file that it feeds, and a log for the messages, once the clone is known to be whole', async () => {
    for (let count = 0; count < 30; count++) repo.commit(`f${count}`, `${count}`);
    const wrapper = gitWrapper(repo);
    await wrapper.around(() => all({ all: true }));
    assert.deepEqual(wrapper.calls().sort(), ['cat-file', 'log', 'log', 'rev-parse']);
  });

  it('holds what merges add by hand, links, odd names and empty and binary files, but no submodules', async () => {
    repo.commit('a', 'a');
    repo.git(['checkout', '-q', '-b', 'topic']);
    repo.commit('tab\tand\nline', 'odd');
    repo.commit('empty', '');
    repo.commit('bytes', Uint8Array.of(0, 10, 255, 10, 0));
    repo.git(['checkout', '-q', 'main']);
    repo.commit('b', 'b');
    repo.git(['merge', '-q', '--no-commit', 'topic']);
    repo.stage('by hand', 'evil');
    repo.git(['update-index', '--add', '--cacheinfo', `160000,${repo.id('HEAD')},sub`]);
    repo.git([
      'update-index',
      '--add',
      '--cacheinfo',
      `120000,${repo.git(['hash-object', '-w', '--stdin'], '/target').trim()},link`,
    ]);
    repo.git(['commit', '-q', '-m', 'merge']);
    const expected = ['a: a', 'b: b', 'by hand: evil', 'bytes: \0\n\xff\n\0', 'empty: ', 'link: /target'];
    assert.deepEqual((await texts()).sort(), [...expected, 'tab\tand\nline: odd']);
  });

  it('is of HEAD, of everything, of a range, or since a day', async () => {
    commitAt('a', 'old', '2020-01-01');
    commitAt('a', 'new', '2024-01-01');
    repo.git(['checkout', '-q', '-b', 'topic', 'HEAD~1']);
    commitAt('b', 'side', '2024-02-01');
    repo.git(['checkout', '-q', 'main']);
    repo.git(['notes', 'add', '-m', 'a note']);
    assert.deepEqual(await texts(), ['a: old', 'a: new']);
    assert.deepEqual((await texts({ all: true })).map((text) => text.replace(/^[\da-f]{40}/, 'note')).sort(), [
      'a: new',
      'a: old',
      'b: side',
      'note: a note\n',
    ]);
    assert.deepEqual(await texts({ revision: 'main..topic' }), ['b: side']);
    assert.deepEqual(await texts({ since: '2023-01-01', revision: 'main' }), ['a: new']);
    for (const since of ['garbage', '2023', '2023-02-30']) await assert.rejects(() => all({ since }), UsageError);
  });

  it('is nothing before the first commit, and reads long ids', async () => {
    assert.deepEqual(await all(), []);
    assert.deepEqual(await all({ all: true }), []);
    const long = repository('sha256');
    long.commit('a', '1');
    assert.deepEqual(await texts({ cwd: long.path }), ['a: 1']);
    long.remove();
  });

  it('reads contents of any size: across the pieces that come, and too large to be held', async () => {
    const piece = 'x'.repeat(1023) + '\n';
    const sizes = { small: 'small', middle: piece.repeat(300), large: `${piece.repeat(17 * 1024)}end of it` };
    for (const [path, text] of Object.entries(sizes)) repo.commit(path, text);
    const documents = (await all()).filter((one) => !isMessage(one));
    assert.deepEqual(
      documents.map((one) => textOf(one) === sizes[one.path as keyof typeof sizes]),
      [true, true, true],
    );
    // Whether it is binary is seen without reading all of it again.
    const wrapper = gitWrapper(repo);
    wrapper.around(() => {
      const reader = documents.at(-1)!.open();
      assert.equal(reader.read(new Uint8Array(8192)), 8192);
      reader.close();
    });
    assert.deepEqual(wrapper.calls(), []);
  });

  it('can be left at any time', async () => {
    for (let count = 0; count < 10; count++) repo.commit('a', `${count}`);
    for await (const document of openHistory({ cwd: repo.path })) {
      assert.equal(textOf(document), '0');
      break;
    }
  });

  it('goes on behind contents that are missing or broken, and says which', async () => {
    for (const name of ['a', 'gone', 'c', 'half', 'e']) {
      repo.commit(name, Array.from({ length: 3000 }, (_, at) => `${name} ${at}\n`).join(''));
    }
    const fileOf = (revision: string): string => {
      const id = repo.id(revision);
      return join(repo.path, '.git', 'objects', id.slice(0, 2), id.slice(2));
    };
    rmSync(fileOf('HEAD:gone'));
    const half = fileOf('HEAD:half');
    chmodSync(half, 0o644);
    writeFileSync(half, readFileSync(half).subarray(0, 4000));
    const outcomes = (await all()).map((one) => {
      try {
        return `${one.path} ${textOf(one).length > 1000 || isMessage(one)}`;
      } catch (error) {
        assert.ok(error instanceof UnreadableError);
        return `${error.path} ${/is missing|is broken/.exec(error.why)?.[0] ?? ''}`;
      }
    });
    assert.deepEqual(outcomes.slice(0, 5), ['a true', 'gone is missing', 'c true', 'half is broken', 'e true']);
    assert.equal(outcomes.length, 10);
  });

  it('is an error in a partial clone that lacks its contents, and fetches none of them', async () => {
    for (let count = 0; count < 25; count++) repo.commit('a', `${count}`);
    repo.git(['config', 'uploadpack.allowFilter', 'true']);
    const folder = temporaryFolder();
    folder.git(['clone', '-q', '--filter=blob:none', '--no-checkout', `file://${repo.path}`, 'partial']);
    const cwd = join(folder.path, 'partial');
    const lacking = (): number =>
      folder.git(['-C', 'partial', 'rev-list', '--objects', '--all', '--missing=print']).match(/^\?/gm)?.length ?? 0;
    const before = lacking();
    assert.equal(before, 25);
    let unreadable = 0;
    try {
      for await (const one of openHistory({ cwd })) {
        if (!isMessage(one)) assert.throws(() => textOf(one), /is missing from this clone; a partial clone/);
        unreadable++;
      }
      assert.ok(unreadable >= 25);
    } catch (error) {
      // Before git 2.44 it ends at each of them.
      assert.ok(error instanceof GitError && error.fault === 'partial-clone', String(error));
      assert.match(error.message, /git fetch --refetch --no-filter/);
    }
    assert.equal(lacking(), before);
    folder.remove();
  });

  it('is an error where git cannot say', async () => {
    const fails = (fault: string, options: Partial<HistoryOptions> = {}) =>
      assert.rejects(
        () => all(options),
        (error) => error instanceof GitError && error.fault === fault,
      );
    await fails('bad-revision', { revision: 'nowhere' });
    await fails('bad-revision', { revision: '--output=x' });
    repo.commit('a', '1');
    const folder = temporaryFolder();
    await fails('no-repository', { cwd: folder.path });
    await fails('no-repository', { cwd: folder.path, all: true });
    await withEnvironment({ PATH: folder.path }, () => fails('no-git'));
    folder.remove();
    const id = repo.id('HEAD^{tree}');
    rmSync(join(repo.path, '.git', 'objects', id.slice(0, 2), id.slice(2)));
    await fails('broken');
  });
});
