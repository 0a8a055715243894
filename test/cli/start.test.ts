import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../sources/repository';

const DIST = join(__dirname, '../../dist');

describe('a start of the program', function () {
  this.timeout(60_000);
  let folder: string;
  let compiled: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nhi-start-'));
    for (const part of ['cli.js', 'worker.js', 'parts'])
      cpSync(join(DIST, part), join(folder, part), { recursive: true });
    compiled = join(folder, 'compiled');
    writeFileSync(join(folder, 'app.ts'), 'export const one = 1;\n');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const start = (environment: NodeJS.ProcessEnv = {}): string => {
    // Empty, not absent: Node hands it on to every child that says nothing of it.
    const env = { ...process.env, NODE_V8_COVERAGE: '', ...environment };
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'cli.js'), 'scan', 'app.ts'], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    assert.equal(stderr, '');
    assert.equal(status, 0);
    return stdout.replace(/, [^,]* s\)/, ', N s)');
  };
  const keptFile = (): string => join(compiled, readdirSync(compiled).join());

  it('keeps what was compiled beside the program, and says the same from it', () => {
    const first = start();
    const bytes = readFileSync(keptFile());
    assert.equal(start(), first);
    assert.ok(bytes.length > 10_000);
    assert.equal(readdirSync(compiled).length, 1, 'no half-written file stays');
  });

  it('takes all of it: the next run has nothing to keep', () => {
    writeFileSync(join(folder, 'app.ts'), 'export const key = process.env.API_KEY;\n');
    start();
    const kept = keptFile();
    // Its own run time stands in it: a slower machine may write it once more, a part that is never taken would each time.
    const writings = [1, 2, 3].map(() => {
      start();
      return statSync(kept).mtimeMs;
    });
    assert.ok(new Set(writings).size < writings.length);
  });

  it('takes a part anew that has changed', () => {
    start();
    const part = join(folder, 'parts/main.js');
    writeFileSync(part, readFileSync(part, 'utf8').replace(/^/, 'process.stdout.write("changed ");'));
    assert.match(start(), /^changed /);
    assert.match(start(), /^changed /);
  });

  it('is given parts of plain ASCII, which it reads a byte a letter', () => {
    const parts = readdirSync(join(folder, 'parts'));
    const odd = parts.filter((part) => readFileSync(join(folder, 'parts', part)).some((byte) => byte > 0x7f));
    assert.deepEqual(odd, []);
  });

  it('reads for a commit without findings nothing but what every commit needs', () => {
    const repo = repository();
    try {
      repo.commit('nhi.yaml', 'version: 1\n');
      repo.stage('app.ts', 'export const one = 1;\n');
      const words = [join(folder, 'cli.js'), 'hook', 'pre-commit'];
      const env = { ...repo.environment, NODE_V8_COVERAGE: '' };
      const { status, stderr } = spawnSync(process.execPath, words, { cwd: repo.path, env, encoding: 'utf8' });
      assert.deepEqual([status, stderr], [0, '']);
      const kept = readFileSync(keptFile());
      const head = JSON.parse(kept.toString('latin1', 0, kept.indexOf(0))) as { parts: { name: string }[] };
      assert.deepEqual(head.parts.map(({ name }) => name).sort(), ['first.js', 'main.js']);
    } finally {
      repo.remove();
    }
  });

  it('starts as ever where what was kept is cut short, foreign or empty', () => {
    const first = start();
    truncateSync(keptFile(), readFileSync(keptFile()).length >> 1);
    assert.equal(start(), first);
    for (const foreign of ['', 'null', '{"parts":7}\0', '\0'.repeat(5000)]) {
      writeFileSync(keptFile(), foreign);
      assert.equal(start(), first);
    }
    assert.ok(readFileSync(keptFile()).length > 10_000, 'and keeps it anew');
  });

  it('works where nothing can be kept', () => {
    writeFileSync(compiled, 'a file where the folder should be');
    assert.match(start(), /nothing to do/);
  });

  it('keeps nothing where Node is told not to', () => {
    start({ NODE_DISABLE_COMPILE_CACHE: '1' });
    assert.equal(existsSync(compiled), false);
  });
});
