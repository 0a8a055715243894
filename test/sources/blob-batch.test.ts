import assert from 'node:assert/strict';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UnreadableError } from '../../scanner/model';
import { openStaged } from '../../scanner/sources';
import { BlobBatch, Git } from '../../scanner/sources/git';
import { gitWrapper } from './git-wrapper';
import { repository, textOf, withEnvironment } from './repository';
import type { Repository } from './repository';

const MEGABYTE = 1024 * 1024;

describe('a batch of objects', () => {
  let repo: Repository;
  beforeEach(() => {
    repo = repository();
    repo.git(['config', 'core.compression', '0']);
  });
  afterEach(() => {
    repo.remove();
  });

  const text = (batch: BlobBatch, id: string): string =>
    textOf({ path: 'x', origin: { kind: 'memory' }, open: () => batch.open(id, 'x') });

  it('is read group by group where it is too large to be held, in any order', () => {
    const contents = Array.from({ length: 4 }, (_, at) => Buffer.alloc(11 * MEGABYTE, 65 + at).toString('latin1'));
    contents.forEach((content, at) => repo.stage(`f${at}`, content));
    const wrapper = gitWrapper(repo);
    wrapper.around(() => {
      const list = [...openStaged({ cwd: repo.path }).changes];
      assert.ok(list.every(({ after }, at) => textOf(after!) === contents[at]));
      // One try, one for the sizes, then as many as it takes.
      assert.deepEqual(wrapper.calls(), ['diff', ...Array<string>(4).fill('cat-file')]);
      assert.equal(textOf(list[0]!.after!), contents[0]);
      assert.deepEqual(wrapper.calls(), ['cat-file']);
    });
  });

  it('gives an object that is larger than that through a file that has no name', () => {
    const large = Buffer.alloc(40 * MEGABYTE, 'large content ');
    repo.stage('large', large);
    repo.stage('small', 'small');
    const temporary = join(repo.path, '.git', 'temporary');
    mkdirSync(temporary);
    const [one, two] = [...openStaged({ cwd: repo.path }).changes];
    const reader = withEnvironment({ TMPDIR: temporary }, () => one!.after!.open());
    const part = new Uint8Array(MEGABYTE);
    let read = 0;
    for (let got = reader.read(part); got > 0; got = reader.read(part)) {
      assert.ok(large.subarray(read, read + got).equals(part.subarray(0, got)));
      read += got;
    }
    assert.deepEqual(readdirSync(temporary), []);
    reader.close();
    assert.equal(read, large.length);
    assert.equal(textOf(two!.after!), 'small');
  });

  it('asks for many by size first, and for the same one once', () => {
    const names = Array.from({ length: 600 }, (_, at) => `f${at}`);
    for (const name of names) repo.write(name, name);
    const ids = repo.git(['hash-object', '-w', '--stdin-paths'], names.join('\n')).trim().split('\n');
    const wrapper = gitWrapper(repo);
    wrapper.around(() => {
      const batch = new BlobBatch(Git.here({ cwd: repo.path }), [...ids, ...ids]);
      assert.deepEqual(
        ids.map((id) => text(batch, id)),
        names,
      );
    });
    assert.deepEqual(wrapper.calls(), ['cat-file', 'cat-file']);
  });

  it('says of an object that is not there that it is missing, wherever it stands', () => {
    const there = repo.git(['hash-object', '-w', '--stdin'], 'there').trim();
    const gone = ['1', '2'].map((digit) => digit.repeat(40));
    const batch = new BlobBatch(Git.here({ cwd: repo.path }), [gone[0]!, there, gone[1]!]);
    assert.equal(text(batch, there), 'there');
    for (const id of gone) assert.throws(() => text(batch, id), UnreadableError);
  });
});
