import { visible } from '../visible';
import { characterWidth, textWidth } from './width';

/** What a terminal moves over as one: a character with what combines with it, a tab, a control made visible. */
export interface Cell {
  /** UTF-16 offsets in the source text. */
  readonly start: number;
  readonly end: number;
  /** Safe to print. */
  readonly shown: string;
  /** In columns. */
  readonly width: number;
}

/** What code mostly indents by, and narrower than a terminal's eight. */
const TAB_COLUMNS = 4;
/** Asks for the emoji form of the character before it, two columns wide. */
const EMOJI_VARIATION = '\ufe0f';
const EMOJI = /^\p{Emoji}$/u;
/** Skin tones; they join the emoji before them. */
const EMOJI_MODIFIER = /^\p{Emoji_Modifier}$/u;

/** Lays a line out for a terminal. @param text one line, as it stands in a file */
export function cellsOf(text: string): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    const cell = cellOf(character, column, start, end);
    const before = cells.at(-1);
    if (before !== undefined && joins(before, character, cell)) {
      const joined = joinedCell(before, character, end);
      cells[cells.length - 1] = joined;
      column += joined.width - before.width;
    } else {
      cells.push(cell);
      column += cell.width;
    }
    start = end;
  }
  return cells;
}

function cellOf(character: string, column: number, start: number, end: number): Cell {
  if (character === '\t') {
    const width = TAB_COLUMNS - (column % TAB_COLUMNS);
    return { start, end, shown: ' '.repeat(width), width };
  }
  const shown = visible(character);
  return { start, end, shown, width: shown === character ? characterWidth(character) : textWidth(shown) };
}

function joins(before: Cell, character: string, cell: Cell): boolean {
  if (before.shown.startsWith(' ') && before.width !== 1) return false;
  return cell.width === 0 || (EMOJI_MODIFIER.test(character) && before.width === 2 && before.shown !== character);
}

function joinedCell(before: Cell, character: string, end: number): Cell {
  const isEmojiForm = character === EMOJI_VARIATION && EMOJI.test(before.shown);
  return { start: before.start, end, shown: before.shown + character, width: isEmojiForm ? 2 : before.width };
}
