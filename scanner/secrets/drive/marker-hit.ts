import type { Excerpt, Place, Range } from '../../model';
import type { Window } from '../../engine';
import { redactExcerpt } from '../../text';
import type { Redaction } from '../../text';
import type { Marker } from '../markers';
import { lineAround, locatePlace } from './found';

/** Words that may excuse a finding (`nhi-allow`, `gitleaks:allow`), before anyone judges them. */
export interface MarkerHit {
  /** As the vocabulary writes it, lower case. */
  readonly marker: string;
  /** `nhi`, or whose marker it is as `scan.compat` names the tool. */
  readonly tool: string;
  /** Of the marker itself, in the document. */
  readonly range: Range;
  /** 1-based. */
  readonly line: number;
  /** 1-based, UTF-16, in the document. */
  readonly column: number;
  /** Its line, or 500 UTF-16 units of a longer one around the marker, an ellipsis where its start is cut; secrets redacted. */
  readonly lineText: string;
  /** Where the marker stands in `lineText`: elsewhere than `column` says where the line is cut or redacted. */
  readonly at: number;
  readonly place: Place;
}

/** A reason takes a sentence: what lies further from the marker belongs to no waiver. */
const LINE_UNITS = 250;

/** A hit whose line is not redacted yet. */
export interface RawMarkerHit {
  readonly marker: Marker;
  readonly place: Place;
  readonly line: Excerpt;
  /** `line` begins where the document's line does. */
  readonly isLineStart: boolean;
}

export function locateMarker(path: string, window: Window, marker: Marker, start: number, end: number): RawMarkerHit {
  const place = locatePlace(path, window, start, end);
  const around = lineAround(window, start, LINE_UNITS);
  const from = Math.max(0, around.before - LINE_UNITS);
  const at = around.before - from;
  return {
    marker,
    place,
    line: {
      text: around.text.slice(from, around.before + LINE_UNITS),
      mark: { start: at, end: at + end - start },
      offset: place.range.start - at,
    },
    isLineStart: around.isStart && from === 0,
  };
}

export function redactMarker(
  { marker, place, line, isLineStart }: RawMarkerHit,
  redactions: readonly Redaction[],
): MarkerHit {
  const redacted = redactExcerpt(line, redactions);
  const cut = isLineStart ? '' : '…';
  return {
    marker: marker.text,
    tool: marker.tool,
    range: place.range,
    line: place.start.line,
    column: place.start.column,
    lineText: cut + redacted.text,
    at: cut.length + redacted.mark.start,
    place: { ...place, excerpt: redactExcerpt(place.excerpt, redactions) },
  };
}
