import type { Day, Range } from '../../model';
import { compareText } from '../../text';

/** Where it stands: at the root and nowhere else. */
export const BASELINE_PATH = 'nhi-baseline.yaml';

/** One secret that was there when the tool came: one value of one rule in one file, however often. */
export interface BaselineEntry {
  /** `secret/<detector id>`. */
  readonly rule: string;
  /** Relative to the root, forward slashes. */
  readonly path: string;
  /** 12 hex digits of the value's HMAC-SHA-256 under the baseline's salt. */
  readonly hmac: string;
  /** Why it is none: lifts the end. */
  readonly notASecret?: string;
}

/** What is excused for a while because it was there first. */
export interface Baseline {
  /** Base64; random, so that equal values of two repositories look different. */
  readonly salt: string;
  /** The last day it counts, one for all. */
  readonly until: Day;
  readonly entries: readonly BaselineEntry[];
}

/** An entry as it stands in the file. */
export interface WrittenEntry extends BaselineEntry {
  readonly range: Range;
}

const HEAD = `# Secrets that were in the code when NHI Guard came. They are excused until the day below: revoke them and take them out.
# Written by nhi baseline create, update and prune. An hmac tells equal values apart and shows none.
# What is no secret at all says so at the end of its line: not_a_secret: "why"
`;

/** @returns the file: sorted, one line an entry, the same text for the same content whatever its order was */
export function renderBaseline({ salt, until, entries }: Baseline): string {
  const lines = [...new Set(entries.toSorted(compareEntries).map(entryLine))];
  const list = lines.length === 0 ? 'entries: []\n' : `entries:\n${lines.join('')}`;
  return `${HEAD}version: 1\nsalt: ${JSON.stringify(salt)}\nuntil: ${until}\n${list}`;
}

/** By rule, path, value. */
export function compareEntries(a: BaselineEntry, b: BaselineEntry): number {
  return compareText(a.rule, b.rule) || compareText(a.path, b.path) || compareText(a.hmac, b.hmac);
}

function entryLine({ rule, path, hmac, notASecret }: BaselineEntry): string {
  const why = notASecret === undefined ? '' : `, not_a_secret: ${JSON.stringify(notASecret)}`;
  return `  - { rule: ${rule}, path: ${JSON.stringify(path)}, hmac: "${hmac}"${why} }\n`;
}
