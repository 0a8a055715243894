import assert from 'node:assert/strict';
import { loadManifests } from '../../scanner/manifest';
import { openStaged, openTree } from '../../scanner/sources';
import { repository } from '../sources/repository';
import type { Repository } from '../sources/repository';

describe('a nested manifest under an ignored path', () => {
  let repo: Repository;
  beforeEach(() => {
    repo = repository();
    repo.stage('.gitignore', 'out/\n');
    repo.stage('nhi.yaml', 'version: 1\n');
    repo.write('out/nhi.yaml', 'version: 1\nidentities: [{ id: all, references: ["gha:secret/**"] }]\n');
    repo.stage('app/nhi.yaml', 'version: 1\n');
  });
  afterEach(() => {
    repo.remove();
  });
  const inTree = (noIgnore = false): readonly string[] =>
    loadManifests(openTree({ cwd: repo.path, paths: [], noIgnore, onSkip: () => undefined }).snapshot).manifests;

  it('is not read, also where git tracks it, by a scan as by a hook', () => {
    const read = ['nhi.yaml', 'app/nhi.yaml'];
    assert.deepEqual(inTree(), read);
    repo.git(['add', '-f', 'out/nhi.yaml']);
    assert.deepEqual(inTree(), read);
    assert.deepEqual(loadManifests(openStaged({ cwd: repo.path }).after).manifests, read);
  });

  it('is read where ignored files are asked for', () => {
    assert.deepEqual(inTree(true), ['nhi.yaml', 'app/nhi.yaml', 'out/nhi.yaml']);
  });
});
