import type { Snapshot } from '../../scanner/model';
import { UnreadableError } from '../../scanner/model';

/** @param files texts by path; an error stands for a file that is there and cannot be read */
export function memorySnapshot(files: Readonly<Record<string, string | UnreadableError>>): Snapshot {
  return {
    read(path) {
      const content = Object.hasOwn(files, path) ? files[path] : undefined;
      if (content instanceof UnreadableError) throw content;
      return content;
    },
    files: () => Object.keys(files),
    find: (names) =>
      Object.keys(files)
        .filter((path) => names.includes(path.slice(path.lastIndexOf('/') + 1)))
        .sort(),
  };
}
