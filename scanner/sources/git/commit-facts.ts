import { dayOf } from '../../model';
import type { Origin } from '../../model';

/** Who made a commit, and when. */
export interface CommitFacts {
  readonly id: string;
  /** Ids, the first parent first; none of a first commit and where a shallow clone ends. */
  readonly parents: readonly string[];
  /** `Ada <ada@example.com>` */
  readonly author: string;
  /** `YYYY-MM-DD`, UTC; undefined where the commit names no possible time. */
  readonly date: string | undefined;
}

/** For `git log -z --format`. */
export const FACTS_FORMAT = '%H%x00%P%x00%an <%ae>%x00%at';
export const FACTS_FIELDS = 4;

/** @param fields what FACTS_FORMAT gave */
export function commitFacts(fields: readonly Buffer[]): CommitFacts {
  const [id = '', parents = '', author = '', seconds = ''] = fields.map((field) => field.toString('utf8'));
  return { id, parents: parents.split(' ').filter((parent) => parent !== ''), author, date: dayAt(seconds) };
}

/** The last moment a date can hold, in seconds. */
const LAST_SECOND = 8_640_000_000_000;

function dayAt(seconds: string): string | undefined {
  const time = Number(seconds);
  return seconds !== '' && Math.abs(time) <= LAST_SECOND ? dayOf(new Date(time * 1000)) : undefined;
}

export function commitOrigin({ id, author, date }: CommitFacts): Origin {
  return { kind: 'commit', commit: id, author, ...(date !== undefined && { date }) };
}
