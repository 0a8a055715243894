import type { Finder } from './finder';
import * as layout from './kernel/layout';
import type { TextMark } from './text-mark';

/** What kernel/index.ts exports, and its memory. */
interface Kernel {
  readonly memory: WebAssembly.Memory;
  begin(at: number): void;
  find(from: number, to: number, block: number, last: number): number;
  capped(): number;
  count(from: number, to: number): void;
  hasZero(from: number, to: number): number;
}

const PAGE_BYTES = 65_536;

function writeTables(memory: Uint8Array, pieces: Uint8Array): void {
  const view = new DataView(pieces.buffer, pieces.byteOffset, pieces.byteLength);
  for (let at = 0; at < pieces.length;) {
    const address = view.getUint32(at, true);
    const length = view.getUint32(at + 4, true);
    memory.set(pieces.subarray(at + 8, at + 8 + length), address);
    at += 8 + length;
  }
}

/**
 * @param wasm the compiled kernel
 * @param tables from `buildTables`
 * @param size bytes of the window
 * @throws WebAssembly.CompileError where there is no SIMD
 */
export function createKernel(wasm: Uint8Array, tables: Uint8Array, size: number): Finder {
  const kernel = new WebAssembly.Instance(new WebAssembly.Module(wasm)).exports as unknown as Kernel;
  const { memory } = kernel;
  // a growing memory leaves the views on it behind: all of it now
  const lacking = layout.WINDOW + size - memory.buffer.byteLength;
  if (lacking > 0) memory.grow(Math.ceil(lacking / PAGE_BYTES));
  writeTables(new Uint8Array(memory.buffer), tables);
  const counts = new Uint32Array(memory.buffer, layout.COUNTS, 5);
  const { WINDOW } = layout;
  return {
    window: new Uint8Array(memory.buffer, WINDOW, size),
    records: new Uint32Array(memory.buffer, layout.RECORDS, (layout.RECORDS_END - layout.RECORDS) / 4),
    begin: (at) => kernel.begin(WINDOW + at),
    find: (from, to, block, last) => kernel.find(WINDOW + from, WINDOW + to, block, last ? 1 : 0),
    capped: () => kernel.capped() !== 0,
    hasZero: (from, to) => kernel.hasZero(WINDOW + from, WINDOW + to) !== 0,
    advance(mark: TextMark, from, to) {
      counts.set([mark.units, mark.breaks, mark.lineStart, mark.afterReturn ? 1 : 0, mark.state]);
      kernel.count(WINDOW + from, WINDOW + to);
      const [units = 0, breaks = 0, lineStart = 0, afterReturn = 0, state = 0] = counts;
      Object.assign(mark, { units, breaks, lineStart, afterReturn: afterReturn === 1, state });
    },
  };
}
