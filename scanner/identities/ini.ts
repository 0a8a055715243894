import type { Range } from '../model';

/** One `key = value` of an INI file or of a properties file. Ranges are UTF-16 offsets into the text. */
export interface IniEntry {
  /** `''` before the first section. */
  readonly section: string;
  readonly name: string;
  readonly nameRange: Range;
  /** As written, without quotes around it. */
  readonly value: string;
  readonly valueRange: Range;
}

/** Longer lines are data. */
const LONGEST_LINE = 20_000;

/**
 * Reads INI as Python's configparser, git, the AWS command line and npm write it: `[section]`, `name = value` or
 * `name: value`, whole-line comments behind `#` or `;`. Lines that are none of these are passed over. Linear.
 */
export function readIni(text: string): readonly IniEntry[] {
  const found: IniEntry[] = [];
  let section = '';
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (start < text.length) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    const line = end - start > LONGEST_LINE ? '' : text.slice(start, end);
    const header = /^[ \t]*\[([^\]\r\n]{1,200})\]/.exec(line)?.[1];
    if (header !== undefined) section = header.trim();
    else {
      const entry = entryIn(line, start, section);
      if (entry !== undefined) found.push(entry);
    }
    start = end + 1;
  }
  return found;
}

/** npm's keys have a colon of their own: `//registry.example.com/:_authToken=`. */
function entryIn(line: string, start: number, section: string): IniEntry | undefined {
  const [, indent = '', name = ''] = /^([ \t]*)([^\s=#;[\]][^\s=]{0,300}?)[ \t]{0,20}(?:=|:[ \t])/.exec(line) ?? [];
  if (name === '') return undefined;
  const sign = line.slice(indent.length + name.length).search(/[=:]/) + indent.length + name.length;
  let from = sign + 1;
  let to = line.length;
  while (from < to && isBlank(line.charCodeAt(from))) from++;
  while (to > from && isBlank(line.charCodeAt(to - 1))) to--;
  const quote = line[from];
  if (to - from > 1 && (quote === '"' || quote === "'") && line[to - 1] === quote) {
    from++;
    to--;
  }
  const nameStart = start + indent.length;
  return {
    section,
    name,
    nameRange: { start: nameStart, end: nameStart + name.length },
    value: line.slice(from, to),
    valueRange: { start: start + from, end: start + to },
  };
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 13;
}
