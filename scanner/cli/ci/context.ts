/** Who runs us. `git`: no host that we know, only a repository. */
export type CiHost = 'github' | 'gitea' | 'gitlab' | 'azure' | 'bitbucket' | 'jenkins' | 'circleci' | 'git';

/** What the host says of this run. Branch names and ids are checked: none can be taken for an option or a pattern. */
export interface CiContext {
  readonly host: CiHost;
  readonly run: CiRun;
  /** Id of the commit that reports are about. */
  readonly commit?: string;
  /** The web page of a line at that commit; `line` is 1-based. */
  readonly fileUrl?: FileUrl;
}

export type CiRun = RequestRun | PushRun | { readonly kind: 'whole' } | { readonly kind: 'nothing' };
export type FileUrl = (path: string, line: number) => string;

/** A change that is to be merged: what it brings against where it is to go. */
export interface RequestRun {
  readonly kind: 'request';
  /** Name of the branch it is to go to; without one the default branch is meant. */
  readonly target?: string;
  /** Revisions that are the target's tip, best first. */
  readonly bases: readonly string[];
  /** Ids that the target has had, for where nothing better is there, best first. */
  readonly olderBases: readonly string[];
  /** Revisions of the change's last commit, best first. */
  readonly heads: readonly string[];
  /** Where the host keeps the change's last commit: `refs/pull/7/head`. */
  readonly headRef?: string;
  /** The target's repository, where the clone is of another one. */
  readonly targetUrl?: string;
  /** It comes from somebody who may not write to the target's repository. */
  readonly isFork: boolean;
}

/** A branch or tag as it is now. On the default branch the whole tree is looked at, elsewhere what is new. */
export interface PushRun {
  readonly kind: 'push';
  /** `refs/heads/topic`; without one the clone tells. */
  readonly ref?: string;
  /** Id of what was there before, where the host tells. */
  readonly before?: string;
  /** Revisions of what is there now, best first. */
  readonly heads: readonly string[];
  /** Name of the default branch; without one the clone tells. */
  readonly defaultBranch?: string;
}
