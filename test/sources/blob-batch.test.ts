import assert from 'node:assert/strict';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UnreadableError } from '../../scanner/model';
import { BlobBatch, Git } from '../../scanner/sources/git';
import { gitWrapper } from './git-wrapper';
import { repository, textOf, withEnvironment } from './repository';
import type { Repository } from './repository';

const MEGABYTE = 1024 * 1024;

describe('a batch of objects', () => {
  let repo: Repository;
  beforeEach(() => {
    repo = repository();
  });
  afterEach(() => {
    repo.remove();
  });

  const text = (batch: BlobBatch, id: string): string =>
    textOf({ path: 'x', origin: { kind: 'memory' }, open: () => batch.open(id, 'x') });

  const stored = (content: string | Uint8Array): string => {
    repo.write('content', content);
    return repo.git(['hash-object', '-w', 'content']).trim();
  };
  const batchOf = (ids: readonly string[], maxBytes?: number): BlobBatch =>
    new BlobBatch(Git.here({ cwd: repo.path }), ids, maxBytes === undefined ? {} : { maxBytes });

  it('is read group by group where it is too large to be held, in any order', () => {
    const contents = ['A', 'B', 'C', 'D', 'E'].map((letter) => letter.repeat(400_000));
    const ids = contents.map(stored);
    const wrapper = gitWrapper(repo);
    wrapper.around(() => {
      const batch = batchOf(ids, MEGABYTE);
      assert.ok(ids.every((id, at) => text(batch, id) === contents[at]));
      // One try, one for the sizes, then two at a time.
      assert.equal(wrapper.calls().length, 5);
      assert.equal(text(batch, ids[0]!), contents[0]);
      assert.equal(text(batch, ids[1]!), contents[1]);
      assert.equal(wrapper.calls().length, 1);
    });
  });

  it('gives an object that is larger than that through a file that has no name', () => {
    const large = Buffer.alloc(3 * MEGABYTE, 'large content ');
    const ids = [stored(large), stored('small')];
    const temporary = join(repo.path, '.git', 'temporary');
    mkdirSync(temporary);
    const batch = batchOf(ids, MEGABYTE);
    const reader = withEnvironment({ TMPDIR: temporary }, () => batch.open(ids[0]!, 'large'));
    assert.deepEqual(readdirSync(temporary), []);
    const part = new Uint8Array(700_000);
    let read = 0;
    for (let got = reader.read(part); got > 0; got = reader.read(part)) {
      assert.ok(large.subarray(read, read + got).equals(part.subarray(0, got)));
      read += got;
    }
    reader.close();
    assert.equal(read, large.length);
    assert.equal(text(batch, ids[1]!), 'small');
  });

  it('asks for the same one once', () => {
    const names = Array.from({ length: 60 }, (_, at) => `f${at}`);
    for (const name of names) repo.write(name, name);
    const ids = repo.git(['hash-object', '-w', '--stdin-paths'], names.join('\n')).trim().split('\n');
    const wrapper = gitWrapper(repo);
    wrapper.around(() => {
      const batch = batchOf([...ids, ...ids]);
      assert.deepEqual(
        ids.map((id) => text(batch, id)),
        names,
      );
    });
    assert.deepEqual(wrapper.calls(), ['cat-file']);
  });

  it('says of an object that is not there that it is missing, wherever it stands', () => {
    const there = stored('there');
    const gone = ['1', '2'].map((digit) => digit.repeat(40));
    const batch = batchOf([gone[0]!, there, gone[1]!]);
    assert.equal(text(batch, there), 'there');
    for (const id of gone) assert.throws(() => text(batch, id), UnreadableError);
  });
});
