// The engine's kernel with its tables as one .wasm file, for bundles that hold it beside them instead of in them.
import { readFileSync } from 'node:fs';

/** Says where a bundled file stands to the folder that holds the engine; see `bundle`. */
export const HERE = '__nhi_here';
const NAME = 'tables';
const CUSTOM_SECTION = 0;

/** @param file generated/kernel.ts, as scripts/build-kernel.mjs writes it */
function partsOf(file) {
  const text = readFileSync(file, 'utf8');
  const part = (name) => {
    const found = new RegExp(`^export const ${name} = '([^']*)';$`, 'm').exec(text);
    if (found === null) throw new Error(`${file} has no ${name}`);
    return Buffer.from(found[1], 'base64');
  };
  const vocabulary = /^export const vocabulary = .*$/m.exec(text)?.[0];
  if (vocabulary === undefined) throw new Error(`${file} has no vocabulary`);
  return { wasm: part('wasm'), tables: part('tables'), vocabulary };
}

/** An unsigned LEB128 number (WebAssembly Core Specification 5.2.2). */
function leb(number) {
  const bytes = [];
  let rest = number;
  do {
    bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    rest >>>= 7;
  } while (rest > 0);
  return Buffer.from(bytes);
}

/**
 * @param file generated/kernel.ts
 * @returns the engine's file, whose last bytes are the tables in a custom section (WebAssembly Core Specification 5.5.3), and the
 *          text of a module that reads it in the place of the generated one
 */
export function engineFile(file) {
  const { wasm, tables, vocabulary } = partsOf(file);
  const content = Buffer.concat([leb(NAME.length), Buffer.from(NAME), tables]);
  const bytes = Buffer.concat([wasm, Buffer.from([CUSTOM_SECTION]), leb(content.length), content]);
  const module = `import { readFileSync } from 'node:fs';
    import { join } from 'node:path';
    const file = readFileSync(join(__dirname, ${HERE}, 'engine.wasm'));
    export const wasm = file;
    export const tables = file.subarray(file.length - ${tables.length});
    ${vocabulary}`;
  return { bytes, module };
}
