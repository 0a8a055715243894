import { UsageError } from '../../model';

/** What a push does to one ref of the other side. */
export interface RefUpdate {
  /** On the other side: `refs/heads/main`. */
  readonly ref: string;
  /** Object id there until now; undefined where the push makes the ref. */
  readonly before: string | undefined;
  /** Object id there from now on; undefined where the push takes the ref away. */
  readonly after: string | undefined;
}

const OBJECT_ID = /^(?:[\da-f]{40}|[\da-f]{64})$/;
const NOTHING = /^0+$/;

/**
 * @param input standard input of a pre-push hook: `<local ref> <local id> <remote ref> <remote id>` a line; nothing to push
 *        is no line
 * @throws UsageError where it is anything else
 */
export function parsePrePush(input: string): RefUpdate[] {
  return linesOf(input).map((line) => {
    // A local side may be any expression (`HEAD~1 `, `(delete)`); refs and ids hold no space.
    const words = line.split(' ');
    const [after = '', ref = '', before = ''] = words.slice(-3);
    return update(line, words.length >= 4, ref, before, after);
  });
}

/**
 * @param input standard input of a pre-receive hook: `<old id> <new id> <ref>` a line
 * @throws UsageError where it is anything else
 */
export function parsePreReceive(input: string): RefUpdate[] {
  return linesOf(input).map((line) => {
    const words = line.split(' ');
    const [before = '', after = '', ref = ''] = words;
    return update(line, words.length === 3, ref, before, after);
  });
}

function linesOf(input: string): string[] {
  return input.split('\n').filter((line) => line !== '');
}

function update(line: string, isWhole: boolean, ref: string, before: string, after: string): RefUpdate {
  if (!isWhole || !OBJECT_ID.test(before) || !OBJECT_ID.test(after)) {
    throw new UsageError(`not what git gives a push hook on standard input: ${line}`);
  }
  return { ref, before: NOTHING.test(before) ? undefined : before, after: NOTHING.test(after) ? undefined : after };
}
