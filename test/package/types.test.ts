import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const tsc = createRequire(__filename).resolve('typescript/bin/tsc');

const CONSUMER = `import { openTree, scan } from 'nhi-guard';
import type { Finding } from 'nhi-guard';
const { documents, snapshot } = openTree({ cwd: '.', paths: [], noIgnore: false, onSkip: () => undefined });
const result = scan({ documents: documents(), snapshot, extent: 'whole', today: '2031-03-01' });
export const first: Finding | undefined = result.findings[0];
// @ts-expect-error a day is a text
scan({ documents: documents(), snapshot, extent: 'whole', today: 20310301 });
`;

describe('the declarations of the library', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'nhi-types-'));
  const inFolder = (...words: string[]) => spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });

  before(() => {
    const made = spawnSync(process.execPath, [join(ROOT, 'scripts/build-types.mjs'), join(folder, 'types')], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    assert.equal(made.status, 0, made.stderr);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('are one file that names no package', () => {
    assert.doesNotMatch(readFileSync(join(folder, 'types/index.d.ts'), 'utf8'), /\bimport\b|\bfrom\s*["']/);
  });

  it('hold for a strict reader who checks them too', () => {
    const home = join(folder, 'node_modules/nhi-guard');
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'package.json'), '{"name":"nhi-guard","types":"index.d.ts"}');
    writeFileSync(join(home, 'index.d.ts'), readFileSync(join(folder, 'types/index.d.ts')));
    writeFileSync(join(folder, 'consumer.ts'), CONSUMER);
    const options = {
      strict: true,
      skipLibCheck: false,
      noEmit: true,
      target: 'es2023',
      lib: ['es2023'],
      module: 'nodenext',
      types: ['node'],
      typeRoots: [join(ROOT, 'node_modules/@types')],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['consumer.ts'] }));
    const { status, stdout } = inFolder(tsc, '-p', '.');
    assert.equal(stdout, '');
    assert.equal(status, 0);
  });
});
