import { join } from 'node:path';
import { textToEdit } from '../../manifest';
import { UsageError } from '../../model';
import type { Host } from '../host';
import type { Scanned } from '../session';

/** Manifests as they are to be; nothing is written before `save`. */
export interface ManifestTexts {
  /**
   * @param path relative to the root
   * @param edit gets the text, undefined where there is no such file; what it throws names no file
   */
  change(path: string, edit: (text: string | undefined) => string): void;
  /** @returns the text as it is to be, undefined where there is no such file @throws UsageError where something else is there */
  read(path: string): string | undefined;
  /**
   * Writes those whose text is another now: all, or none.
   * @returns their paths, in the order they were first changed
   */
  save(host: Host): readonly string[];
}

export function manifestTexts({ snapshot, root }: Pick<Scanned, 'snapshot' | 'root'>): ManifestTexts {
  const texts = new Map<string, string>();
  const read = (path: string): string | undefined => texts.get(path) ?? textToEdit(path, snapshot);
  return {
    read,
    change(path, edit) {
      try {
        texts.set(path, edit(read(path)));
      } catch (error) {
        // The edits say nhi.yaml, whatever the file is called.
        if (!(error instanceof UsageError) || error.message.includes(path)) throw error;
        throw new UsageError(`${path}: ${error.message}`);
      }
    },
    save(host) {
      const changed = [...texts].filter(([path, text]) => text !== snapshot.read(path));
      if (changed.length > 0) host.saveAll(changed.map(([path, text]) => ({ path: join(root, path), text })));
      return changed.map(([path]) => path);
    },
  };
}
