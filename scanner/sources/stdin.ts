import { sep } from 'node:path';
import type { Document } from '../model';
import { readerOf } from '../text';

/**
 * @param path what the bytes are to be judged as, relative to the root; `./` and the system's separator are put right
 * @param bytes the whole content: standard input, or an editor's buffer
 */
export function documentFromBytes(path: string, bytes: Uint8Array): Document {
  return {
    path: path.replaceAll(sep, '/').replace(/^(?:\.\/+)+/, ''),
    origin: { kind: 'memory' },
    open: () => readerOf(bytes),
  };
}
