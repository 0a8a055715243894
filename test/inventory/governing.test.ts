import assert from 'node:assert/strict';
import { governingManifest } from '../../scanner/inventory';

describe('governingManifest', () => {
  const manifests = ['nhi.yaml', 'a/nhi.yaml', 'a/b/nhi.yml', 'a/b/nhi-ci.yaml'];
  const table: readonly (readonly [string, string])[] = [
    ['x.ts', 'nhi.yaml'],
    ['a/x.ts', 'a/nhi.yaml'],
    ['a/b/c/x.ts', 'a/b/nhi.yml'],
    ['ab/x.ts', 'nhi.yaml'],
  ];
  for (const [path, manifest] of table) {
    it(`${path} is governed by ${manifest}`, () => assert.equal(governingManifest(manifests, path), manifest));
  }
  it('falls back on a root manifest of another name', () => {
    assert.equal(governingManifest(['conf/nhi-root.yaml'], 'x.ts'), 'conf/nhi-root.yaml');
  });
  it('knows none where there is none', () => assert.equal(governingManifest([], 'x.ts'), undefined));
});
