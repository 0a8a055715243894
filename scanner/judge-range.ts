import type { ChangeSet, Document, Finding, Snapshot } from './model';
import type { ChangeResult } from './scan-change';

/** What a push or a pull request brings: commits, and where they end. */
export interface RangeInput {
  /** Each new commit, parents before children. */
  readonly commits: Iterable<RangeCommit>;
  /** From what is there already to what will be: one a ref. */
  readonly ends: readonly ChangeSet[];
  /** What comes along without a commit: messages of tags, files that a ref names directly. */
  readonly documents: readonly Document[];
  /** Where all refs end at one commit: its manifests and waivers count for every commit. */
  readonly end?: Snapshot;
  /** No commit is known to be new, so that secrets are judged at the ends as well. */
  readonly judgesTrees?: boolean;
}

/** One commit's change and its message. */
export interface RangeCommit extends ChangeSet {
  readonly id: string;
  /** Messages are pushed as well. */
  readonly message: Document;
}

/** A finding, the run that found it, and the commit that brings it where it is one commit's. */
export interface RangeFinding {
  readonly finding: Finding;
  readonly result: ChangeResult;
  readonly commit?: string;
}

export interface RangeJudgement {
  /** Each end state, in the order of `RangeInput.ends`. */
  readonly ends: readonly ChangeResult[];
  /** Each commit, parents before children, by the manifests of the end; then the documents. */
  readonly commits: readonly { readonly result: ChangeResult; readonly commit?: string }[];
  /**
   * Everything that is not waived: secrets as the commits bring them, because one that was taken out again has leaked all the
   * same; then the rest as the end states have it.
   */
  readonly findings: readonly RangeFinding[];
}

/**
 * Judges a range: secrets commit by commit, identities and manifests at the end state. What a waiver of the end state
 * excuses it excuses in every commit, wherever it stands there.
 * @param judge `scanChange` with all but the change set
 */
export function judgeRange(range: RangeInput, judge: (changeSet: ChangeSet) => ChangeResult): RangeJudgement {
  const ends = range.ends.map(judge);
  const excused = new Set(ends.flatMap(excusedSubjects));
  const withEnd = range.end === undefined ? (own: Snapshot): Snapshot => own : manifestsOf(range.end);
  const commits: { result: ChangeResult; commit?: string }[] = [];
  for (const { id, changes, before, after, message } of range.commits) {
    const changeSet = { changes: [...changes, added(message)], before, after: withEnd(after) };
    commits.push({ result: judge(changeSet), commit: id });
  }
  if (range.documents.length > 0) {
    commits.push({ result: judge({ changes: range.documents.map(added), before: NOTHING, after: withEnd(NOTHING) }) });
  }
  const leaks = commits.flatMap(({ result, commit }) =>
    result.findings
      .filter((finding) => isSecret(finding) && !excused.has(secretSubject(finding, result)))
      .map((finding): RangeFinding => ({ finding, result, ...(commit !== undefined && { commit }) })),
  );
  const rest = ends.flatMap((result) =>
    result.findings
      .filter((finding) => range.judgesTrees === true || !isSecret(finding))
      .map((finding): RangeFinding => ({ finding, result })),
  );
  return { ends, commits, findings: [...leaks, ...rest].filter(({ finding: { waived } }) => waived === undefined) };
}

export const isSecret = ({ rule }: Finding): boolean => rule.startsWith('secret/');

/** What makes two secrets the same one: where they stand does not. */
export function secretSubject({ rule, place }: Finding, { valueIds }: ChangeResult): string {
  return `${rule} ${valueIds.get(place) ?? ''}`;
}

const NOTHING: Snapshot = { read: () => undefined, find: () => [], files: () => [] };

const added = (document: Document) => ({ path: document.path, after: document });

function excusedSubjects(result: ChangeResult): string[] {
  return result.findings
    .filter((finding) => finding.waived !== undefined && isSecret(finding))
    .map((finding) => secretSubject(finding, result));
}

const MANIFEST_NAME = /(?:^|\/)nhi[^/]*\.ya?ml$/;

/** A commit's tree with the manifests of the end; each is read once, however many commits are judged by it. */
function manifestsOf(end: Snapshot): (own: Snapshot) => Snapshot {
  const texts = new Map<string, string | undefined>();
  const manifest = (path: string): string | undefined => {
    if (!texts.has(path)) texts.set(path, end.read(path));
    return texts.get(path);
  };
  return (own) => ({
    read: (path) => (MANIFEST_NAME.test(path) ? manifest(path) : own.read(path)),
    find: (names) => end.find(names),
    files: () => own.files(),
    ...(own.willRead !== undefined && { willRead: (paths) => own.willRead?.(paths) }),
    ...(end.kindAt !== undefined && { kindAt: (path) => end.kindAt?.(path) }),
    ...(end.isIgnored !== undefined && { isIgnored: (path) => end.isIgnored?.(path) === true }),
  });
}
