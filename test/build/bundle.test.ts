import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(__dirname, '../..');

interface Bundling {
  readonly root: string;
  readonly entries: Readonly<Record<string, string>>;
  readonly lazy?: readonly string[];
  readonly called?: readonly string[];
}

type Bundle = (bundling: Bundling) => Promise<Map<string, string>>;

const sources = {
  'one.ts': `import Module from 'node:module';
    import { count } from './shared';
    import { late } from './late';
    import { isMap, parseDocument } from 'yaml';
    count();
    if (process.argv[2] === 'late') console.log(late(), isMap(parseDocument('a: 1').contents));
    if (process.argv[2] === 'soon') void import('./soon').then(({ soon }) => console.log(soon()));
    if (process.argv[2] === undefined) console.log(count(), Object.keys(Module._cache).length);
    export {};`,
  'two.ts': `import { count } from './shared';
    console.log(count());
    export {};`,
  'shared.ts': `let counted = 0;
    export function count(): number { return ++counted; }`,
  'late.ts': `import { count } from './shared';
    console.log('late runs');
    export const late = (): string => 'late ' + String(count());`,
  'three.ts': `import { later } from './face';
    if (process.argv[2] === 'later') console.log(later(2));
    export {};`,
  'face.ts': `export { later } from './later';`,
  'later.ts': `console.log('later runs');
    export const later = (times: number): string => 'later '.repeat(times).trim();`,
  'soon.ts': `import { count } from './shared';
    export const soon = (): string => 'soon ' + String(count());`,
};

describe('the bundler', function () {
  this.timeout(30_000);
  const folder = mkdtempSync(join(tmpdir(), 'nhi-bundle-'));
  const bundling: Bundling = {
    root: folder,
    entries: { one: 'one.ts', two: 'two.ts', three: 'three.ts' },
    lazy: ['yaml', 'late.ts'],
    called: ['later.ts'],
  };
  let bundle: Bundle;
  let files: Map<string, string>;

  before(async () => {
    ({ bundle } = (await import(pathToFileURL(join(root, 'scripts/bundle.mjs')).href)) as { bundle: Bundle });
    for (const [name, text] of Object.entries(sources)) writeFileSync(join(folder, name), text);
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    files = await bundle(bundling);
    for (const [file, text] of files) {
      mkdirSync(dirname(join(folder, 'out', file)), { recursive: true });
      writeFileSync(join(folder, 'out', file), text);
    }
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const run = (...words: string[]): string => {
    const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: join(folder, 'out'), encoding: 'utf8' });
    return stdout + stderr;
  };

  it('gives each program what it needs', () => {
    assert.equal(run('two.js'), '1\n');
  });

  it('reads nothing of what is late where nothing of it is used', () => {
    // The program and the small parts.
    assert.equal(run('one.js'), '2 2\n');
  });

  it('runs what is late once, and all of a program share one state', () => {
    assert.equal(run('one.js', 'late'), 'late runs\nlate 2 true\n');
    assert.equal(run('one.js', 'soon'), 'soon 2\n');
  });

  it('reads what a face exports again only where it is called', () => {
    assert.equal(run('three.js'), '');
    assert.equal(run('three.js', 'later'), 'later runs\nlater later\n');
  });

  it('gives the same files each time', async () => {
    assert.deepEqual(await bundle(bundling), files);
  });
});
