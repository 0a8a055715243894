import assert from 'node:assert/strict';
import { lastAuthors } from '../../scanner/sources';
import { repository } from './repository';
import type { Repository } from './repository';

describe('who last committed a path', () => {
  let repo: Repository;
  beforeEach(() => {
    repo = repository();
  });
  afterEach(() => {
    repo.remove();
  });
  const by = (email: string, ...paths: string[]): void => {
    for (const path of paths) repo.stage(path, `${email}\n`);
    repo.git(['commit', '-q', '--no-verify', '-m', 'x', `--author=Somebody <${email}>`]);
  };
  const asked = async (paths: string[], isMeant = (address: string): boolean => !address.startsWith('bot')) =>
    Object.fromEntries(await lastAuthors(repo.path, paths, isMeant));

  it('is told for many paths at once, whatever they are called', async () => {
    by('ada@example.com', 'a.yml', 'b/ü [x].yml', 'c\nd', '-e', ':(top)f');
    by('eve@example.com', 'a.yml', 'other.txt');
    assert.deepEqual(await asked(['a.yml', 'b/ü [x].yml', 'c\nd', '-e', ':(top)f', 'gone.yml']), {
      'a.yml': 'eve@example.com',
      'b/ü [x].yml': 'ada@example.com',
      'c\nd': 'ada@example.com',
      '-e': 'ada@example.com',
      ':(top)f': 'ada@example.com',
    });
  });

  it('is whoever came before where the last one is not meant', async () => {
    by('ada@example.com', 'a.yml');
    by('bot@example.com', 'a.yml', 'b.yml');
    assert.deepEqual(await asked(['a.yml', 'b.yml']), { 'a.yml': 'ada@example.com' });
  });

  it('is nobody where git cannot say', async () => {
    assert.deepEqual(await asked([]), {});
    assert.deepEqual(await asked(['a.yml']), {}, 'no commit yet');
    repo.write('a.yml', '');
    assert.deepEqual(await asked(['a.yml']), {}, 'not committed');
  });

  it('needs one process, however many paths', async () => {
    const paths = Array.from({ length: 1200 }, (_, index) => `${index}.yml`);
    by('ada@example.com', ...paths.slice(0, 3));
    assert.equal((await lastAuthors(repo.path, paths, () => true)).size, 3);
  });
});
