import { cellsOf } from './cells';
import { textWidth } from './width';

/**
 * Breaks a text at its spaces.
 * @param text safe to print
 * @param width columns of a line
 * @param limit lines at most, at least 1; what does not fit is cut with an ellipsis
 */
export function wrap(text: string, width: number, limit: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer) <= width || line === '') {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  if (lines.length > limit) lines.splice(limit - 1, Infinity, lines.slice(limit - 1).join(' '));
  return lines.map((full) => cut(full, width));
}

/** @returns the text, where it is too wide cut with an ellipsis to at most `width` columns */
export function cut(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let shown = '';
  let left = width - 1;
  for (const cell of cellsOf(text)) {
    left -= cell.width;
    if (left < 0) break;
    shown += cell.shown;
  }
  return `${shown.trimEnd()}…`;
}
