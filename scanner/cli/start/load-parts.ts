import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { readKeptCode, writeKeptCode } from './kept-code';
import type { Compiled } from './kept-code';

type PartFunction = (exports: unknown, require: Require, module: { exports: unknown }) => void;
type Require = (id: string) => unknown;

interface Loaded {
  readonly key: string;
  readonly script: Script;
  readonly module: { exports: unknown };
}

/** A run so much longer than the one that wrote met functions that were not compiled then. */
const LONGER = 2;

/**
 * Runs the parts of a program from what V8 compiled of them in earlier runs: half of a short run is compiling. It is kept
 * beside the program, so that only who may change the program can change it, and under the version and the size of the Node
 * that wrote it: another build of the same version may differ inside. V8 itself refuses what was made from another text.
 * Node 22.1 has `module.enableCompileCache`; it is not in the oldest Node we run on.
 * @param folder absolute, of the parts
 * @param use what the run is for: what a long one compiles a short one would read in vain
 * @param isKeeper whether this thread keeps what it compiled when it ends
 * @returns the parts' `require`: `./name.js` is a part, all else Node's
 */
export function loadParts(folder: string, use: 'hook' | 'command', isKeeper: boolean): Require {
  const { env, version, arch, execPath } = process;
  // What measures coverage needs functions that were compiled for it.
  const isOff = Boolean(env['NODE_V8_COVERAGE']) || Boolean(env['NODE_DISABLE_COMPILE_CACHE']);
  const file = join(dirname(folder), 'compiled', `${version}-${arch}-${String(statSync(execPath).size)}-${use}`);
  const kept = isOff ? undefined : readKeptCode(file);
  const loaded = new Map<string, Loaded>();
  let isNews = false;

  const load = (name: string): unknown => {
    const before = loaded.get(name);
    if (before !== undefined) return before.module.exports;
    const path = join(folder, name);
    const { size, ctimeMs } = statSync(path);
    const key = `${String(size)} ${String(ctimeMs)}`;
    const known = kept?.parts.get(name);
    const cachedData = known?.key === key ? known.data : undefined;
    const text = `(function(exports,require,module){${readFileSync(path, 'latin1')}\n})`;
    const script = new Script(text, { filename: path, ...(cachedData && { cachedData }) });
    isNews ||= cachedData === undefined || script.cachedDataRejected === true;
    const module = { exports: {} as unknown };
    loaded.set(name, { key, script, module });
    (script.runInThisContext() as PartFunction)(module.exports, require, module);
    return module.exports;
  };
  const require: Require = (id) => (id.startsWith('./') ? load(basename(id)) : process.getBuiltinModule(id));

  if (isKeeper && kept !== undefined)
    process.once('exit', () => {
      const milliseconds = process.uptime() * 1000;
      if (!isNews && milliseconds < LONGER * kept.milliseconds) return;
      const fresh = [...loaded].map(([name, { key, script }]): [string, Compiled] => {
        return [name, { key, data: script.createCachedData() }];
      });
      writeKeptCode(file, { milliseconds, parts: new Map([...kept.parts, ...fresh]) });
    });
  return require;
}
