import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { build, transform } from 'esbuild';
import { HERE } from './engine-file.mjs';

const require = createRequire(import.meta.url);

/** The folder, beside the programs, of all that they share or load late. */
const PARTS = 'parts';
/** Opening a file costs as much as reading some 20 KB of one that is open. */
const SMALL_CHARACTERS = 16_000;
const SMALL = `${PARTS}/small.js`;
const FIRST = `${PARTS}/first.js`;
/** What stands for `require` until a file is made CommonJS. */
const REQUIRE = '__nhi_require';

/**
 * Bundles programs so that each start reads and runs only what it uses. What several of them share comes into parts; what an
 * `import()` names, and the modules and packages called lazy, into parts of their own, read when something of theirs is first used.
 * esbuild splits ES modules alone, and Node starts CommonJS faster: so the split files are made CommonJS in a second step.
 * @param root absolute path that all others are relative to
 * @param entries sources by the name of their program
 * @param first sources of what must start fast: all that these import at once comes into one file, and nothing else
 * @param lazy sources, and packages by name, that do nothing but define when they run: they may be run at any time
 * @param called lazy sources that export functions alone: a face may export them again without their being read
 * @param replaced texts of modules by the sources in whose place they stand
 * @returns the text of each file by its path; all of it is the same for the same sources
 */
export async function bundle({ root, entries, first = [], lazy = [], called = [], replaced = {} }) {
  const parts = new Map([...lazy, ...called].map((module) => [pathOf(root, module), partName(module)]));
  const forwarded = new Set(called.map((module) => pathOf(root, module)));
  const sources = [...parts.keys()].filter((path) => !isBuiltin(path));
  const shared = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    // jsonc-parser's UMD build hides its own files from a bundler; its ES modules do not.
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'warning',
    write: false,
    metafile: true,
    outdir: 'out',
  };
  const stands = replacing(new Map(Object.entries(replaced).map(([source, text]) => [join(root, source), text])));
  const { metafile } = await build({ ...shared, entryPoints: sources });
  const exported = new Map(
    Object.values(metafile.outputs).flatMap(({ entryPoint, exports }) =>
      entryPoint === undefined ? [] : [[join(root, entryPoint), exports]],
    ),
  );
  const { outputFiles, metafile: made } = await build({
    ...shared,
    entryPoints: [
      ...Object.entries(entries).map(([out, source]) => ({ in: source, out })),
      ...sources.map((path) => ({ in: path, out: parts.get(path) })),
    ],
    splitting: true,
    chunkNames: `${PARTS}/[hash]`,
    plugins: [stands, deferred(parts, exported, forwarded)],
  });
  const files = await Promise.all(
    outputFiles.map(async ({ path, text }) => {
      const file = path.slice(join(root, 'out').length + 1).replaceAll('\\', '/');
      return [file, await asCommonJs(text, file)];
    }),
  );
  return joinParts(
    new Map(files),
    new Set(parts.values()),
    new Set(first.flatMap((source) => importedBy(source, made))),
  );
}

function isBuiltin(path) {
  return path.startsWith('node:');
}

function pathOf(root, module) {
  if (isBuiltin(module)) return module;
  return module.endsWith('.ts') ? join(root, module) : require.resolve(module);
}

/** A folder's face has the folder's name. */
function partName(module) {
  const name = basename(module).replace(/\.ts$/, '');
  return `${PARTS}/${name === 'index' ? basename(dirname(module)) : name}`;
}

function replacing(texts) {
  return {
    name: 'replaced',
    setup(hooks) {
      hooks.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const contents = texts.get(path);
        return contents === undefined ? undefined : { contents, loader: 'js' };
      });
    },
  };
}

/** Puts in the place of each lazy module one whose exports are read from it when they are asked for. */
function deferred(parts, exported, forwarded) {
  const stub = 'deferred';
  return {
    name: stub,
    setup(hooks) {
      hooks.onResolve({ filter: /./ }, async ({ path, kind, resolveDir, pluginData }) => {
        if (parts.size === 0 || kind === 'entry-point' || pluginData === stub) return undefined;
        const found = isBuiltin(path) ? { path } : await hooks.resolve(path, { kind, resolveDir, pluginData: stub });
        // Named by the part: what is built on two machines is the same.
        return parts.has(found.path)
          ? { path: parts.get(found.path), namespace: stub, pluginData: found.path }
          : undefined;
      });
      hooks.onLoad({ filter: /./, namespace: stub }, ({ path, pluginData: source }) => {
        const names = source.endsWith('.ts') ? exported.get(source) : Object.keys(require(source));
        const file = JSON.stringify(isBuiltin(source) ? source : `${path}.js`);
        // A package in CommonJS is the default export of its part.
        const module = source.endsWith('.ts') || isBuiltin(source) ? '' : '.default';
        if (forwarded.has(source)) {
          return {
            contents: `for (const name of ${JSON.stringify(names)})
              exports[name] = (...given) => ${REQUIRE}(${file})[name](...given);`,
          };
        }
        return {
          contents: `for (const name of ${JSON.stringify(names)})
            Object.defineProperty(exports, name, { enumerable: true, get: () => ${REQUIRE}(${file})${module}[name] });`,
        };
      });
    },
  };
}

/** @param file where the text will stand: what it requires is named from there */
async function asCommonJs(text, file) {
  const isPart = file.startsWith(`${PARTS}/`);
  const here = isPart ? './' : `./${PARTS}/`;
  const { code } = await transform(text.replaceAll(`${REQUIRE}("${PARTS}/`, `${REQUIRE}("${here}`), {
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    legalComments: 'none',
    supported: { 'dynamic-import': false },
    define: { [REQUIRE]: 'require', [HERE]: isPart ? '".."' : '"."' },
  });
  // In patterns esbuild lets other letters stand, and a single one makes V8 hold two bytes for every letter of the file.
  return code.replaceAll(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** @returns the files that are read whenever the source is, its own among them */
function importedBy(source, { outputs }) {
  const [own] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === source) ?? [];
  const seen = new Set([own]);
  for (const file of seen) {
    for (const { path, kind } of outputs[file]?.imports ?? []) if (kind === 'import-statement') seen.add(path);
  }
  return [...seen].map((file) => file.slice('out/'.length));
}

/** Puts the first parts into one file and the small ones into another, each a function that runs when it is first asked for. */
function joinParts(files, lazyParts, first) {
  const joined = new Map();
  for (const [file, { length }] of files) {
    if (!file.startsWith(`${PARTS}/`) || lazyParts.has(file.slice(0, -'.js'.length))) continue;
    if (first.has(file)) joined.set(file, FIRST);
    else if (length < SMALL_CHARACTERS) joined.set(file, SMALL);
  }
  const homes = new Map([...joined].map(([file, home]) => [basename(file), basename(home)]));
  const pointed = (text) =>
    text.replaceAll(/\brequire\("(\.\/(?:parts\/)?)(\w+\.js)"\)/g, (call, folder, name) =>
      homes.has(name) ? `require("${folder}${homes.get(name)}")("${name}")` : call,
    );
  const textOf = (home) => {
    const functions = [...files]
      .filter(([file]) => joined.get(file) === home)
      .toSorted()
      .map(([file, text]) => `"${basename(file)}":(module,exports,require)=>{${text}}`);
    return `const known={},parts={${functions.join(',')}};
module.exports=name=>{let part=known[name];
if(part===undefined){part=known[name]={exports:{}};parts[name](part,part.exports,require)}
return part.exports};`;
  };
  const kept = [...files].filter(([file]) => !joined.has(file));
  const made = [...new Set(joined.values())].map((home) => [home, textOf(home)]);
  return new Map([...kept, ...made].map(([file, text]) => [file, pointed(text)]));
}
