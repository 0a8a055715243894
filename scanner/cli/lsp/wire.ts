import type { Position, Range } from './protocol';
import type { Spot, View } from '../../service';
import { fromUnits, toUnits } from './encoding';
import type { Encoding } from './encoding';

/** What knows where the lines of its texts are. */
export type Lines = Pick<View, 'lines'>;

/** Offsets of a view's texts to positions of the protocol and back: lines from 0, columns in the client's encoding. */
export class Wire {
  constructor(readonly encoding: Encoding) {}

  position(view: View, path: string, offset: number): Position {
    const lines = view.lines(path);
    const { line, column } = lines.position(offset);
    return { line: line - 1, character: this.character(() => lineText(view, path, line), column - 1) };
  }

  range(view: View, path: string, { start, end }: { readonly start: number; readonly end: number }): Range {
    return { start: this.position(view, path, start), end: this.position(view, path, end) };
  }

  /** Costs no look at the file where the client counts as we do. */
  spot(view: Lines, { path, start, end }: Pick<Spot, 'path' | 'start' | 'end'>): Range {
    const at = ({ line, column }: Spot['start']): Position => ({
      line: line - 1,
      character: this.character(() => lineText(view, path, line), column - 1),
    });
    return { start: at(start), end: at(end) };
  }

  /** @returns UTF-16, at most the end of the line or of the text */
  offset(view: View, path: string, { line, character }: Position): number {
    const { start } = view.lines(path).bounds(line + 1);
    return start + fromUnits(lineText(view, path, line + 1), character, this.encoding);
  }

  private character(line: () => string, column: number): number {
    return this.encoding === 'utf-16' ? column : toUnits(line(), column, this.encoding);
  }
}

/** @param line 1-based */
function lineText(view: Lines, path: string, line: number): string {
  const lines = view.lines(path);
  const { start, end } = lines.bounds(line);
  return lines.text.slice(start, end);
}
