import { commitFacts, FACTS_FIELDS, FACTS_FORMAT } from './commit-facts';
import type { CommitFacts } from './commit-facts';
import { RAW_DIFF_FLAGS } from './difference';
import { beginsRecord, concernsFiles, fieldsOf, rawChange } from './raw-diff';
import type { RawChange } from './raw-diff';

/** Parents before their children, whatever the commits' clocks said. */
export const LOG_ORDER: readonly string[] = ['--date-order', '--reverse', '--no-mailmap', '--encoding=UTF-8'];

/**
 * Each commit with the files it changes: a first commit all of its own, a merge only those that no parent has in this
 * form.
 */
export const LOG_WORDS: readonly string[] = [
  'log',
  ...RAW_DIFF_FLAGS,
  ...LOG_ORDER,
  '--root',
  '-c',
  `--format=${FACTS_FORMAT}`,
];

const LINE_END = 0x0a;

/** Reads the output of `LOG_WORDS` field by field, as it comes. */
export class CommitLogReader {
  private facts: Buffer[] = [];
  private commit: CommitFacts | undefined;
  private header: Buffer | undefined;

  constructor(
    private readonly onCommit: (commit: CommitFacts) => void,
    private readonly onChange: (commit: CommitFacts, change: RawChange) => void,
  ) {}

  /** @param field without its NUL */
  feed(field: Buffer): void {
    if (this.header !== undefined && this.commit !== undefined) {
      const change = rawChange(this.header, field);
      this.header = undefined;
      if (concernsFiles(change)) this.onChange(this.commit, change);
      return;
    }
    if (this.facts.length === 0) {
      // Some versions of git put an empty line or an empty field between a commit and its changes.
      const start = field[0] === LINE_END ? field.subarray(1) : field;
      if (start.length === 0) return;
      if (beginsRecord(start)) {
        this.header = start;
        return;
      }
    }
    this.facts.push(field);
    if (this.facts.length === FACTS_FIELDS) this.begin();
  }

  private begin(): void {
    this.commit = commitFacts(this.facts);
    this.facts = [];
    this.onCommit(this.commit);
  }
}

export interface LoggedCommit extends CommitFacts {
  readonly changes: readonly RawChange[];
}

/** @param output all of what `LOG_WORDS` printed */
export function loggedCommits(output: Buffer): LoggedCommit[] {
  const commits: (CommitFacts & { changes: RawChange[] })[] = [];
  const reader = new CommitLogReader(
    (commit) => commits.push({ ...commit, changes: [] }),
    (_, change) => commits.at(-1)?.changes.push(change),
  );
  for (const field of fieldsOf(output)) reader.feed(field);
  return commits;
}
