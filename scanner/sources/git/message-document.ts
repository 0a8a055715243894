import type { Document, Origin } from '../../model';
import { readBytes, readerOf } from '../../text';
import type { BlobBatch } from './blob-batch';

/** @returns a document of what a person wrote into a commit or a tag: all behind the first empty line of the object */
export function messageDocument(path: string, origin: Origin, batch: BlobBatch, id: string): Document {
  return {
    path,
    origin,
    open() {
      const object = readBytes(batch.open(id, path)) ?? new Uint8Array();
      const end = Buffer.from(object.buffer, object.byteOffset, object.length).indexOf('\n\n');
      return readerOf(end === -1 ? object : object.subarray(end + 2));
    },
  };
}
