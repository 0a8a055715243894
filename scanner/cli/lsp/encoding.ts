/** In what a client counts along a line; see "Position" in the Language Server Protocol 3.17. */
export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

const KNOWN: ReadonlySet<string> = new Set(['utf-8', 'utf-16', 'utf-32']);
/** Every client and every server knows it. */
const COMMON = 'utf-16';

/** @param offered by the client, what it likes best first @returns the first that is known here */
export function chooseEncoding(offered: readonly string[] = []): Encoding {
  return offered.find((name): name is Encoding => KNOWN.has(name)) ?? COMMON;
}

/** @param column UTF-16 units before the place @returns the same in the encoding's units */
export function toUnits(line: string, column: number, encoding: Encoding): number {
  if (encoding === 'utf-16') return column;
  const before = line.slice(0, column);
  return encoding === 'utf-8' ? Buffer.byteLength(before) : codePoints(before);
}

/** @param units of the encoding before the place @returns UTF-16 units, at most the line's; inside a character counts as before it */
export function fromUnits(line: string, units: number, encoding: Encoding): number {
  if (encoding === 'utf-16') return Math.min(units, line.length);
  let column = 0;
  let left = units;
  for (const character of line) {
    left -= encoding === 'utf-8' ? Buffer.byteLength(character) : 1;
    if (left < 0) break;
    column += character.length;
  }
  return column;
}

function codePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; count++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return count;
}
