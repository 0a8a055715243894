import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../sources/temporary-folder';
import type { TemporaryFolder } from '../sources/temporary-folder';
import { nhiIn } from './acme-folder';

const UNTIDY = 'identities:\n  - references: ["env:A"] # a\n    id: aa\nversion: 1\ninclude: [nhi-team.yaml]\n';
const TIDY = 'version: 1\ninclude: ["nhi-team.yaml"]\nidentities:\n  - id: aa\n    references: ["env:A"] # a\n';

describe('nhi fmt', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = temporaryFolder();
    folder.write('nhi.yaml', UNTIDY);
    folder.write('nhi-team.yaml', 'version: 1\nidentities: []\n');
    folder.write('web/nhi.yaml', UNTIDY.replace('include: [nhi-team.yaml]\n', ''));
  });
  afterEach(() => {
    folder.remove();
  });
  const text = (path: string): string => readFileSync(join(folder.path, path), 'utf8');

  it('puts every manifest in order, and says which', async () => {
    const { code, out } = await nhiIn(folder.path, 'fmt');
    assert.deepEqual([code, out], [0, 'nhi.yaml put in order\nweb/nhi.yaml put in order\n']);
    assert.equal(text('nhi.yaml'), TIDY);
    assert.equal((await nhiIn(folder.path, 'fmt')).out, '');
  });

  it('only says so with --check, and ends with 1', async () => {
    const { code, out } = await nhiIn(folder.path, 'fmt --check');
    assert.deepEqual([code, out.split('\n')[0]], [1, 'nhi.yaml is not in order: nhi fmt']);
    assert.equal(text('nhi.yaml'), UNTIDY);
  });

  it('formats the others where one cannot be read', async () => {
    folder.write('web/nhi.yaml', 'version: 1\nidentities: [\n');
    const { code, err } = await nhiIn(folder.path, 'fmt');
    assert.equal(code, 2);
    assert.match(err, /^nhi: web\/nhi\.yaml:2: This \[ is never closed/);
    assert.equal(text('nhi.yaml'), TIDY);
  });

  it('says where there is none', async () => {
    folder.write('empty/.git/HEAD', '');
    const { code, err } = await nhiIn(join(folder.path, 'empty'), 'fmt');
    assert.equal(code, 2);
    assert.match(err, /there is no nhi\.yaml/);
  });
});
