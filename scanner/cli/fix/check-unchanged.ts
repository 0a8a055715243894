import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { UsageError } from '../../model';
import { visible } from '../../report';

/**
 * Holds what is about to be written against what lies there now: nothing that somebody changed meanwhile is lost, nothing outside
 * of the repository is touched, and no byte that is not UTF-8 is rewritten.
 * @param root absolute
 * @param before by path relative to the root: the text that the change was made from, undefined where there was no file
 * @throws UsageError naming the first file that must not be written
 */
export function checkUnchanged(root: string, before: ReadonlyMap<string, string | undefined>): void {
  const home = realpathSync(root);
  for (const [path, text] of before) {
    const file = join(root, path);
    const isThere = existsSync(file);
    const real = isThere ? realpathSync(file) : realpathSync(dirname(file));
    if (real !== home && !real.startsWith(home + sep)) throw refused(path, 'it is a link to outside of the repository');
    const bytes = isThere ? readFileSync(file) : undefined;
    if (bytes === undefined ? text !== undefined : text === undefined || !bytes.equals(Buffer.from(text))) {
      const isOther = bytes !== undefined && text !== undefined && !Buffer.from(bytes.toString()).equals(bytes);
      throw refused(path, isOther ? 'it is not written in UTF-8' : 'it changed meanwhile');
    }
  }
}

function refused(path: string, why: string): UsageError {
  return new UsageError(`${visible(path)} was not written: ${why}. Nothing was written`);
}
