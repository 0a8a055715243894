import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tables, wasm } from '../../scanner/engine/generated/kernel';

const root = join(__dirname, '../..');

interface EngineFile {
  readonly bytes: Buffer;
  readonly module: string;
}

describe('the engine as a file of its own', () => {
  it('is WebAssembly as it was compiled, with the tables at its end', async () => {
    const { engineFile } = (await import(pathToFileURL(join(root, 'scripts/engine-file.mjs')).href)) as {
      engineFile: (file: string) => EngineFile;
    };
    const { bytes, module } = engineFile(join(root, 'scanner/engine/generated/kernel.ts'));
    const compiled = Buffer.from(wasm, 'base64');
    assert.deepEqual(bytes.subarray(0, compiled.length), compiled);
    assert.deepEqual(bytes.subarray(-Buffer.from(tables, 'base64').length), Buffer.from(tables, 'base64'));
    // An unknown section is passed over; a wrong length of one is not.
    const exported = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
    assert.ok(Object.keys(exported).includes('find'));
    assert.ok(!module.includes(wasm.slice(0, 40)));
  });
});
