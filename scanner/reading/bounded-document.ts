import type { Document } from '../model';

/** A document went on beyond its limit. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/** @returns the document, whose reader throws TooLargeError as soon as more than `maxBytes` were read */
export function boundedDocument(document: Document, maxBytes: number): Document {
  return {
    ...document,
    open() {
      const reader = document.open();
      let bytes = 0;
      return {
        read(into) {
          const got = reader.read(into);
          bytes += got;
          if (bytes > maxBytes) throw new TooLargeError();
          return got;
        },
        close: () => {
          reader.close();
        },
      };
    },
  };
}
