import { identifySecret, openStaged, scanChange } from '../../scanner';
import type { Day } from '../../scanner';
import { startWatch, watched } from './deadline';
import type { Judgement } from './judgement';
import { problemsOf, unreadOf } from './problems';

/** Nobody waits longer for a commit. */
const COMMIT_SECONDS = 10;

export interface StagedRequest {
  /** Absolute; in a hook as git gave it. */
  readonly cwd: string;
  /** Only these files and folders; none: all that is staged. */
  readonly paths?: readonly string[];
  readonly today: Day;
  /** A clock that never goes back. */
  readonly milliseconds: () => number;
}

/**
 * Judges what the next commit brings: the index, never the work tree.
 * @throws GitError where git cannot say what is staged, ScannerError where it takes longer than ten seconds,
 *         UnreadableError where a manifest cannot be read
 */
export function judgeStaged({ cwd, paths, today, milliseconds }: StagedRequest): Judgement {
  const watch = startWatch(milliseconds, COMMIT_SECONDS, 'what is staged');
  const staged = openStaged({
    cwd,
    timeoutMilliseconds: COMMIT_SECONDS * 1000,
    ...(paths !== undefined && { paths }),
  });
  const result = scanChange({ changeSet: watched(staged, watch), today, identify: identifySecret });
  watch();
  return { problems: problemsOf(result), unread: unreadOf(result), profile: result.profile };
}
