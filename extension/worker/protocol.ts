import type { Severity } from '../../scanner';
import type { Completion, Hover, InlayHint, Lens } from '../../scanner/service';
import type { Rows } from './rows';

/** What the extension host and the worker say to each other: plain data, positions as editors count, from 0. */

export interface WirePosition {
  readonly line: number;
  readonly character: number;
}

export interface WireRange {
  readonly start: WirePosition;
  readonly end: WirePosition;
}

export interface WireSpot extends WireRange {
  readonly path: string;
}

/** Where the files of a root are. */
export type RootKind =
  /** An opened folder's repository, or the folder itself: all of it is read. */
  | 'folder'
  /** A file that belongs to no opened folder: only itself and the manifest at the root of its repository. */
  | 'loose'
  /** Untitled documents and virtual workspaces: only what is open. */
  | 'memory';

export interface Root {
  readonly id: string;
  readonly kind: RootKind;
  /** Absolute; of `memory` empty. */
  readonly folder: string;
}

export interface WireFinding extends WireRange {
  readonly path: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
  readonly related: readonly WireSpot[];
}

/** Its positions are those of the file's text before any edit of the same fix. */
export interface WireEdit extends WireRange {
  readonly path: string;
  readonly text: string;
  readonly isNew: boolean;
}

export interface WireFix {
  readonly title: string;
  readonly isPreferred: boolean;
  readonly note?: string;
  /** The finding it repairs: rule and place. */
  readonly finding?: WireFinding;
  readonly edits: readonly WireEdit[];
}

export interface WireIdentity {
  readonly name: string;
  readonly state: string;
  readonly owner?: string;
  readonly expires?: string;
  readonly days?: number;
  readonly isEndless: boolean;
  readonly provider: string;
  readonly systems: readonly string[];
  readonly entry?: WireSpot;
  readonly uses: readonly WireSpot[];
}

export interface WireOverview {
  readonly isWhole: boolean;
  readonly identities: readonly WireIdentity[];
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly WireFinding[];
  readonly findingCount: number;
  readonly profile: string;
  readonly manifests: readonly string[];
  readonly files: number;
  readonly bytes: number;
  readonly skipped: number;
}

export interface WireSymbol extends WireRange {
  readonly name: string;
  readonly detail: string;
  readonly nameRange: WireRange;
  readonly children: readonly WireSymbol[];
}

/** An overview, its lists as what is new in them since the one before. */
export interface WireOverviewNews extends Omit<WireOverview, 'identities' | 'findings'> {
  readonly identities: Rows<WireIdentity>;
  readonly findings: Rows<WireFinding>;
}

/** What is asked about one document, and what is answered. Offsets are UTF-16 units of the document's text. */
export interface Questions {
  hover: { of: { offset: number }; answer: (Pick<Hover, 'answers' | 'state' | 'keys'> & HoverPlaces) | undefined };
  lenses: { of: object; answer: readonly (Pick<Lens, 'title'> & WireRange & { uses: readonly WireSpot[] })[] };
  hints: { of: object; answer: readonly (Pick<InlayHint, 'text'> & { at: WirePosition })[] };
  completions: {
    of: { offset: number };
    answer: readonly (Pick<Completion, 'label' | 'kind' | 'detail' | 'text'> & WireRange)[];
  };
  definition: { of: { offset: number }; answer: readonly WireSpot[] };
  references: { of: { offset: number; withEntry: boolean }; answer: readonly WireSpot[] };
  symbols: { of: object; answer: readonly WireSymbol[] };
  fixes: { of: { start: number; end: number }; answer: readonly WireFix[] };
  gaps: { of: object; answer: readonly WireEdit[] };
  /** How the root stands; no document is meant. */
  overview: { of: object; answer: WireOverview };
  rulePage: { of: { rule: string }; answer: string | undefined };
}

interface HoverPlaces {
  readonly range: WireRange;
  readonly entry?: WireSpot;
  readonly uses: readonly WireSpot[];
}

export type QuestionName = keyof Questions;

export type Message =
  | { readonly kind: 'settings'; readonly policyFile?: string; readonly isTrusted: boolean }
  | {
      readonly kind: 'open';
      readonly root: Root;
      readonly path: string;
      readonly version: number;
      readonly text?: string;
      readonly isSaved: boolean;
    }
  | { readonly kind: 'close'; readonly root: Root; readonly path: string }
  | { readonly kind: 'changed' | 'listed'; readonly root: Root; readonly paths: readonly string[] }
  /** Read the whole root: where it is anew, everything; else what is not read yet. */
  | { readonly kind: 'read'; readonly root: Root; readonly isAnew: boolean }
  | { readonly kind: 'cancel'; readonly root: Root }
  | { readonly kind: 'forget'; readonly root: Root }
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly root: Root;
      readonly path: string;
      readonly name: QuestionName;
      readonly of: object;
      /** Of the document: once another one was told, nobody waits for the answer. */
      readonly version?: number;
    };

/** What is to be said of one open document at one version. */
export interface WireJudgement {
  readonly root: string;
  readonly path: string;
  readonly version: number;
  readonly findings: readonly WireFinding[];
  /** Rule and message of the secrets that are excused: not to be shown by the quick look either. */
  readonly excused: readonly string[];
  /** Whether it is looked at at all: not where it is ignored, excluded or too large. */
  readonly isJudged: boolean;
  readonly skip?: string;
}

export type Event =
  | ({ readonly kind: 'judged' } & WireJudgement)
  | { readonly kind: 'overview'; readonly root: string; readonly overview: WireOverviewNews }
  | { readonly kind: 'progress'; readonly root: string; readonly files: number; readonly of: number }
  | { readonly kind: 'read'; readonly root: string; readonly isWhole: boolean }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id?: number; readonly message: string };
