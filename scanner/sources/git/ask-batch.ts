import { GitError } from '../../model';
import type { Git } from './client';
import { parseHeader } from './batch-header';
import { missingObject, unreadableObject } from './object-fault';

/** What `git cat-file` says of one object. */
export interface Answered {
  readonly size: number;
  readonly type: string;
  /** Only of `--batch`. */
  readonly content?: Uint8Array;
  /** Set where it cannot be read. */
  readonly why?: string;
}

/** Git ends at the first broken object; it is asked again for the rest, but not without end. */
const MAX_BROKEN_OBJECTS = 20;
const LINE_END = 0x0a;

/**
 * Asks for many objects in one process.
 * @param ids in full
 * @returns an answer for each, in the order asked; undefined where there is more than `maxBytes`
 * @throws GitError where git cannot be asked, or too much is broken
 */
export function askBatch(
  git: Git,
  mode: '--batch' | '--batch-check',
  ids: readonly string[],
  maxBytes?: number,
): Map<string, Answered> | undefined {
  const answers = new Map<string, Answered>();
  if (ids.length === 0) return answers;
  const words = ['cat-file', mode, '--buffer'];
  let rest = ids;
  for (let broken = 0; broken <= MAX_BROKEN_OBJECTS; broken++) {
    const input = `${rest.join('\n')}\n`;
    const answer = git.ask(words, maxBytes === undefined ? { input } : { input, maxBytes });
    if (answer.isCut) return undefined;
    const done = readAnswers(answer.stdout, mode, rest, answers);
    if (done === rest.length && answer.status === 0) return answers;
    const culprit = rest[done];
    // It ended badly outside of any object, or before the first: that is no fault of one object.
    if (culprit === undefined || answer.status === null || !answer.stderr.includes(culprit)) {
      throw git.failure(words, answer);
    }
    answers.set(culprit, { size: 0, type: '', why: unreadableObject(culprit, answer.stderr) });
    rest = rest.slice(done + 1);
    if (rest.length === 0) return answers;
  }
  throw new GitError('broken', `more than ${MAX_BROKEN_OBJECTS} git objects cannot be read: git fsck lists them`);
}

/** @returns how many of `ids` were answered in full */
function readAnswers(output: Buffer, mode: string, ids: readonly string[], answers: Map<string, Answered>): number {
  let at = 0;
  for (const [done, id] of ids.entries()) {
    const lineEnd = output.indexOf(LINE_END, at);
    if (lineEnd === -1) return done;
    const header = parseHeader(output.toString('latin1', at, lineEnd));
    at = lineEnd + 1;
    if (header === undefined) {
      answers.set(id, { size: 0, type: '', why: missingObject(id) });
      continue;
    }
    if (mode === '--batch-check') {
      answers.set(id, header);
      continue;
    }
    const end = at + header.size;
    // The line end behind the content proves that it is whole.
    if (output[end] !== LINE_END) return done;
    answers.set(id, { ...header, content: output.subarray(at, end) });
    at = end + 1;
  }
  return ids.length;
}
