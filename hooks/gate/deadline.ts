import { ScannerError } from '../../scanner';
import type { ChangeSet, Document, Snapshot } from '../../scanner';

/** Told whenever something is read; throws where the time is over. */
export type Watch = () => void;

/**
 * @param milliseconds a clock that never goes back
 * @param limitSeconds how long the work may take from now on
 * @param subject what is looked at: `this commit`
 * @param advice how to need less time, a sentence
 * @returns a check that throws a ScannerError once the time is over
 */
export function startWatch(milliseconds: () => number, limitSeconds: number, subject: string, advice?: string): Watch {
  const end = milliseconds() + limitSeconds * 1000;
  return () => {
    if (milliseconds() <= end) return;
    throw new ScannerError(
      `looking at ${subject} took longer than ${limitSeconds} s and was given up: an unread file is not a clean file` +
        (advice === undefined ? '' : `. ${advice}`),
    );
  };
}

/** The same change, which cannot be read any more once the time is over: every wait and every loop reads something. */
export function watched(changeSet: ChangeSet, watch: Watch): ChangeSet {
  const document = (inner: Document): Document => watchedDocument(inner, watch);
  return {
    changes: [...changeSet.changes].map((change) => ({
      ...change,
      ...(change.before !== undefined && { before: document(change.before) }),
      ...(change.otherBefore !== undefined && {
        otherBefore: change.otherBefore.map((other) => (other === undefined ? undefined : document(other))),
      }),
      ...(change.after !== undefined && { after: document(change.after) }),
    })),
    before: watchedSnapshot(changeSet.before, watch),
    after: watchedSnapshot(changeSet.after, watch),
  };
}

function watchedDocument(inner: Document, watch: Watch): Document {
  return {
    ...inner,
    open() {
      watch();
      const reader = inner.open();
      return {
        read(into) {
          watch();
          return reader.read(into);
        },
        close: () => {
          reader.close();
        },
      };
    },
  };
}

function watchedSnapshot(inner: Snapshot, watch: Watch): Snapshot {
  return {
    read(path) {
      watch();
      return inner.read(path);
    },
    find(names) {
      watch();
      return inner.find(names);
    },
    files() {
      watch();
      return inner.files();
    },
    ...(inner.kindAt !== undefined && { kindAt: (path) => inner.kindAt?.(path) }),
    ...(inner.willRead !== undefined && { willRead: (paths) => inner.willRead?.(paths) }),
    ...(inner.isIgnored !== undefined && { isIgnored: (path) => inner.isIgnored?.(path) === true }),
  };
}
