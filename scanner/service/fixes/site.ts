import type { OwnerSuggestion } from '../../inventory';
import type { ManifestSet } from '../../manifest';
import type { Confidence, Day, Fix, GovernedIdentity, Range, TextEdit } from '../../model';

/** What fixes may know of the rest of the repository. */
export interface FixContext {
  /** The text as it stands now, in an editor the unsaved one; undefined where there is no such file. */
  readonly read: (path: string) => string | undefined;
  readonly today: Day;
  readonly inventory: readonly GovernedIdentity[];
  readonly manifests: ManifestSet;
  /** Asked with the paths that use an identity; absent where nobody can say. */
  readonly suggestOwner?: (paths: readonly string[]) => OwnerSuggestion | undefined;
  /** Why something is excused, where somebody was asked; without it a fix that excuses leaves `<why>` to be filled in. */
  readonly reason?: string;
  /** Where no text changes while fixes are made: the edits of manifests that several of them share, by what they do. */
  readonly edits?: Map<string, readonly TextEdit[] | undefined>;
  /** `owner/name` at the host, for the trust policies that a note shows. */
  readonly repository?: string;
}

/** Where something is to be repaired. */
export interface FixSite {
  readonly path: string;
  /** The file's text. */
  readonly text: string;
  readonly range: Range;
  /** Of a finding; a reference alone has none. */
  readonly rule?: string;
  /** The identity's key. */
  readonly key?: string;
  readonly confidence?: Confidence;
  /** Id of the entry concerned. */
  readonly declaration?: string;
}

/** One kind of repair: what it offers at a place, the likeliest first; nothing where it does not fit. */
export type Fixer = (site: FixSite, context: FixContext) => readonly Fix[];
