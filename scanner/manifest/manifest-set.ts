import type { Day, Declaration, Place, Placed, Profile, Remedy, Severity, Skip, Waiver } from '../model';

/** Something wrong with a manifest itself, at the place that is wrong. */
export interface ManifestProblem {
  readonly rule: 'manifest/invalid' | 'manifest/ambiguous';
  /** One sentence without file and line: `"owner" starts with @ and needs quotes`. */
  readonly message: string;
  readonly place: Place;
  readonly remedy: Remedy;
}

/** A share of the identities that must be declared; the words of `policy.metrics`. */
export type Metric = 'declared_percent' | 'owned_percent' | 'reviewed_percent' | 'rotated_percent' | 'keyless_percent';

/** What the root manifest's `policy` asks for, `--policy` merged over it, defaults filled in. */
export interface Policy {
  readonly profile: Profile;
  /** Last day on which proposed entries only warn; none where neither root manifest nor `--policy` says one. */
  readonly adoptUntil?: Day;
  /** By exact rule id, as written; only what is set. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  /** How many days ahead an end is announced. */
  readonly expiresSoonDays: number;
  /** How far ahead a declared end may lie without `never_because`, in days. */
  readonly maxExpiryDays: number;
  /** How far ahead a waiver may end, in days; at most 365. */
  readonly waiverDays: number;
  /** How many days a whole run only warns of what has ended; absent: none. */
  readonly graceDays?: number;
  /** By kind: how many days an identity may live from `created` to `expires`; only what is set. */
  readonly maxLifetimeDays?: ReadonlyMap<string, number>;
  /** The longest interval of a review, and of a rotation, in days; only what is set. */
  readonly maxReviewDays?: number;
  readonly maxRotationDays?: number;
  /** What must be reached, in percent; only what is set. */
  readonly metrics?: ReadonlyMap<Metric, number>;
  /** Why it is as it is, and who agreed: the root manifest's own words. */
  readonly reason?: string;
  readonly approvedBy?: string;
  /** The `policy` key of the root manifest, where it has one. */
  readonly place?: Place;
}

/** A key that looks like an identity and is none. */
export interface NotIdentity {
  readonly pattern: string;
  readonly reason: string;
  /** Path of the manifest that holds it. */
  readonly manifest: string;
  readonly place: Place;
}

/** What the root manifest's `scan` says; only what is set. */
export interface ScanSettings {
  /** Globs of what to look at; everything where absent. See `matchesPath`. */
  readonly paths?: readonly string[];
  /** Globs of what to leave out. */
  readonly exclude?: readonly string[];
  readonly maxFileBytes?: number;
  /** Other tools' inline markers that are honoured: `gitleaks`, `detect-secrets`, … */
  readonly compat?: readonly string[];
}

/** A name under `owners`. */
export interface KnownOwner {
  readonly contact?: string;
  readonly backup?: string;
  /** Their last day, where it is known. */
  readonly until?: Placed<Day>;
}

/** What the manifests say of one key. `near` is an entry whose key is but a few letters away. */
export type Lookup =
  | { readonly kind: 'none'; readonly near?: Declaration }
  | { readonly kind: 'entry'; readonly declaration: Declaration; readonly pattern: string }
  | { readonly kind: 'ambiguous'; readonly declarations: readonly Declaration[] }
  | { readonly kind: 'not-identity'; readonly entry: NotIdentity };

/** Every manifest of one snapshot, read and joined. */
export interface ManifestSet {
  /** Path of the root manifest, where there is one. */
  readonly root?: string;
  /** A manifest could not be parsed: nothing is 'undeclared' below it (see `isBrokenAbove`). */
  readonly broken: boolean;
  /** Paths of all manifests that count, broken ones too; the root first, then in path order. */
  readonly manifests: readonly string[];
  /** In the order of the manifests, then of the file. */
  readonly declarations: readonly Declaration[];
  /**
   * The registered ones; `paths` are relative to the repository. Those of a nested manifest always have `paths`: none
   * reaches out of its folder. Not judged here: a missing reason, date or approver is for the reader to refuse.
   */
  readonly waivers: readonly Waiver[];
  readonly notIdentities: readonly NotIdentity[];
  /** The `owners` of all manifests and of `--policy`; where a name stands twice, that of the higher file. */
  readonly owners: ReadonlyMap<string, KnownOwner>;
  readonly policy: Policy;
  /** Absent where the root manifest has no `scan`. */
  readonly scan?: ScanSettings;
  /**
   * @param keys of the root manifest: `['scan', 'exclude', 'vendor/**']`
   * @returns where it stands, else the deepest key above it that is there; undefined where none is
   */
  placeOfSetting(keys: readonly string[]): Place | undefined;
  /** In the order of the manifests, then by position. */
  readonly problems: readonly ManifestProblem[];
  /** Manifests that are there and cannot be read: whoever judges without them has not done all of the work. */
  readonly unread?: readonly Skip[];
  /** Settings of `--policy` that would loosen and were ignored: to be said, never counted. */
  readonly notices?: readonly ManifestProblem[];
  /** @returns whether a manifest in the path's folder or in one above it could not be parsed */
  isBrokenAbove(path: string): boolean;
  /**
   * Nearest manifest upward from the path, then upward, the first match wins; failing that the manifests below the nearest
   * one (two: ambiguous). Within a file exact beats glob, a longer literal prefix a shorter one, a scope none.
   * @param key a found key, `system:type/name[@scope]`; `?` stands for what cannot be known
   * @param path where it was found, relative to the root
   */
  lookup(key: string, path: string): Lookup;
}
