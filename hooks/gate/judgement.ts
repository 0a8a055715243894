import type { Finding, GovernedIdentity, Profile, Skip } from '../../scanner';

/** Something that must not be committed, or pushed. */
export interface Problem {
  readonly finding: Finding;
  /** The identity that the finding is about, where it is about one. */
  readonly identity?: GovernedIdentity;
  /** In a push: id of the commit that brings it, where it is one commit's. */
  readonly commit?: string;
  /** That commit has no parent. */
  readonly isRoot?: true;
}

/** What a hook found out. */
export interface Judgement {
  readonly problems: readonly Problem[];
  /** What had to be read and could not be. */
  readonly unread: readonly Skip[];
  readonly profile: Profile;
  /** How far ahead a waiver may end, in days. */
  readonly waiverDays: number;
  /** One sentence about how it was judged, where that is not as usual. */
  readonly note?: string;
}
