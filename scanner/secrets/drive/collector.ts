import type { Range, SecretMatch } from '../../model';
import type { Visitor, Window } from '../../engine';
import { redactExcerpt } from '../../text';
import type { RawMatch } from '../detector';
import { isEncrypted } from '../judgement';
import type { Marker } from '../markers';
import { jsonWebKeyAt, jwkWords, privateKeyAt } from '../private-key';
import type { Candidates } from './candidates';
import { locateMatch } from './found';
import type { Found, Identify } from './found';
import { locateMarker, redactMarker } from './marker-hit';
import type { MarkerHit, RawMarkerHit } from './marker-hit';
import { matchLiteral } from './match-literal';
import type { Sample } from './match-literal';
import { redactionsNear, redactionsOf, resolveOverlaps, withoutSamples } from './resolve';

/** A file with more is a dump or a word list: its first thousand say so. */
const MOST_FINDINGS = 1000;
/** Overlapping matches of one place are resolved at the end, so more than that are kept until then. */
const MOST_MATCHES = 4 * MOST_FINDINGS;
const MOST_MARKERS = 1000;
const MOST_SAMPLES = 1000;
/** The key of a sealed secret may stand before several of its values. */
const BEFORE_BYTES = 4096;

/** Is told of what the engine finds beside literals, and answers with matches. */
export interface Judge {
  name?(window: Window, keyword: number, start: number, end: number, operator: number): readonly RawMatch[];
  url?(window: Window, scheme: number, colon: number, at: number): readonly RawMatch[];
  pem?(window: Window, dashes: number, begin: number): readonly RawMatch[];
  /** Whether it left out candidates, asked when all were told. */
  isCut?(): boolean;
}

/** What one document holds. */
export interface Collection {
  /** Ascending, not overlapping. */
  readonly secrets: readonly SecretMatch[];
  readonly markers: readonly MarkerHit[];
  /** Ids of what the engine met beyond the markers of this room, each once. */
  readonly others: ReadonlySet<number>;
  /** Ids of the literals it met that no detector asks for, each once. */
  readonly names: ReadonlySet<number>;
  /** The document, where one window holds all of it; there only where such words were met. */
  readonly bytes?: Uint8Array;
  /** There were more than the caps; the first were looked at and are reported. */
  readonly isCut: boolean;
}

/** Collects what is found in one document: from candidates to matches, as long as their window lasts. */
export class Collector implements Visitor {
  readonly #found: Found[] = [];
  readonly #samples: Range[] = [];
  readonly #markerHits: RawMarkerHit[] = [];
  readonly #others = new Set<number>();
  readonly #names = new Set<number>();
  #window: Window | undefined;

  constructor(
    private readonly path: string,
    private readonly candidates: Candidates,
    private readonly markers: readonly Marker[],
    private readonly judges: readonly Judge[],
    private readonly identify?: Identify,
  ) {}

  literal(window: Window, literal: number, start: number): void {
    if (this.candidates.isOthers(literal)) {
      this.#names.add(literal);
      this.#window = window;
    }
    const candidates = this.candidates.at(literal);
    if (candidates.length === 0) return;
    const matches: RawMatch[] = [];
    const samples: Sample[] = [];
    matchLiteral(window, candidates, start, matches, samples);
    this.#keep(window, matches);
    for (const { start: from, end } of samples) {
      if (this.#samples.length >= MOST_SAMPLES) return;
      this.#samples.push({ start: window.locate(from).offset, end: window.locate(end).offset });
    }
  }

  name(window: Window, keyword: number, start: number, end: number, operator: number): void {
    for (const judge of this.judges) this.#keep(window, judge.name?.(window, keyword, start, end, operator));
  }

  url(window: Window, scheme: number, colon: number, at: number): void {
    for (const judge of this.judges) this.#keep(window, judge.url?.(window, scheme, colon, at));
  }

  pem(window: Window, dashes: number, begin: number): void {
    const key = privateKeyAt(window, dashes);
    if (key) this.#keep(window, [key]);
    for (const judge of this.judges) this.#keep(window, judge.pem?.(window, dashes, begin));
  }

  marker(window: Window, marker: number, start: number, end: number): void {
    const known = this.markers[marker];
    if (known === undefined && marker < this.markers.length + jwkWords.length) {
      const key = jsonWebKeyAt(window, start);
      if (key) this.#keep(window, [key]);
      return;
    }
    if (known === undefined) {
      this.#others.add(marker);
      this.#window = window;
      return;
    }
    if (this.#markerHits.length >= MOST_MARKERS) return;
    this.#markerHits.push(locateMarker(this.path, window, known, start, end));
  }

  #keep(window: Window, matches: readonly RawMatch[] = []): void {
    for (const raw of matches) {
      if (this.#found.length >= MOST_MATCHES) return;
      if (isEncrypted(textBefore(window, raw))) continue;
      const found = locateMatch(this.path, window, raw, this.identify);
      if (found) this.#found.push(found);
    }
  }

  /** @returns what was collected, every line of it without any of the secrets */
  finish(): Collection {
    // Almost every document.
    const isCut = this.judges.some((judge) => judge.isCut?.() === true);
    const met = { others: this.#others, names: this.#names, ...this.#whole() };
    if (this.#found.length === 0 && this.#markerHits.length === 0) return { secrets: [], markers: [], ...met, isCut };
    const kept = resolveOverlaps(withoutSamples(this.#found, this.#samples));
    const near = redactionsNear(redactionsOf(kept, this.#found));
    const secrets = kept.slice(0, MOST_FINDINGS).map(({ match, place }): SecretMatch => ({
      ...match,
      place: { ...place, excerpt: redactExcerpt(place.excerpt, near(place.excerpt)) },
    }));
    return {
      secrets,
      markers: this.#markerHits.map((hit) => redactMarker(hit, near(hit.line))),
      ...met,
      isCut: isCut || this.#found.length >= MOST_MATCHES || kept.length > MOST_FINDINGS,
    };
  }

  #whole(): { readonly bytes?: Uint8Array } {
    const window = this.#window;
    // A window that moved on begins behind the document's first byte.
    if (window === undefined || window.offset + window.start !== 0) return {};
    return { bytes: window.bytes.subarray(window.start, window.end) };
  }
}

function textBefore(window: Window, { parts: [part] }: RawMatch): string {
  const start = part?.start ?? 0;
  return window.latin1(Math.max(window.start, start - BEFORE_BYTES), start);
}
