/** UTF-16 offsets into a document's text; `end` is exclusive. A byte order mark counts as one unit. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** 1-based; the column counts UTF-16 units, a byte order mark not among them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A part of a document, as every report needs it. Lines end at `\n`, `\r\n` or `\r`. */
export interface Place {
  readonly path: string;
  readonly range: Range;
  readonly start: Position;
  /** Just behind the last unit. */
  readonly end: Position;
  /** The first line, secrets in it redacted, cut to at most 240 UTF-16 units around the place. */
  readonly excerpt: Excerpt;
}

/** One line, or a piece of a long one, as it may be shown. */
export interface Excerpt {
  readonly text: string;
  /** What the place names within `text`, cut at the line's end; redacted where it is secret. */
  readonly mark: Range;
  /** Where `text` began in the document, UTF-16; still that of the unredacted text after redaction. */
  readonly offset: number;
}
