import type { RawBaseline, RawMap, RawValue } from './raw';

const SETTING = /^(version|salt|until): (?:(\d{1,9})|(\d{4}-\d{2}-\d{2})|("[^"\\]{0,200}"))$/;
const ENTRY =
  /^ {2}- \{ rule: ([a-z0-9/-]{1,100}), path: ("(?:[^"\\]|\\.)*"), hmac: "([0-9a-f]{12})"(?:, not_a_secret: ("(?:[^"\\]|\\.)*"))? \}$/;

/**
 * Reads the file as `renderBaseline` writes it, a hundred times faster than YAML is parsed: every hook reads it.
 * @returns undefined where any line is written in another way; YAML then says what it means
 */
export function readLines(text: string): RawBaseline | undefined {
  const values = new Map<string, RawValue>();
  let entries: RawMap[] | undefined;
  let start = 0;
  for (const written of text.split('\n')) {
    const line = written.endsWith('\r') ? written.slice(0, -1) : written;
    const range = { start, end: start + line.length };
    start += written.length + 1;
    if (line === '' || line.startsWith('#')) continue;
    if (line === 'entries:' || line === 'entries: []') {
      if (entries !== undefined) return undefined;
      entries = [];
      continue;
    }
    const entry = entries && ENTRY.exec(line);
    if (entry) {
      const map = entryOf(entry, range);
      if (map === undefined) return undefined;
      entries?.push(map);
      continue;
    }
    const setting = SETTING.exec(line);
    const [, key = '', number, day, quoted] = setting ?? [];
    if (setting === null || entries !== undefined || values.has(key)) return undefined;
    values.set(key, { value: number === undefined ? (day ?? unquoted(quoted ?? '""')) : Number(number), range });
  }
  return { values, entries, range: { start: 0, end: 0 } };
}

function entryOf([, rule, path = '', hmac, why]: RegExpExecArray, range: RawMap['range']): RawMap | undefined {
  const values = new Map<string, RawValue>();
  values.set('rule', { value: rule, range });
  values.set('path', { value: unquoted(path), range });
  values.set('hmac', { value: hmac, range });
  if (why !== undefined) values.set('not_a_secret', { value: unquoted(why), range });
  return [...values.values()].every(({ value }) => value !== undefined) ? { values, range } : undefined;
}

/** JSON's quotes are YAML's, but YAML knows more escapes. */
function unquoted(text: string): string | undefined {
  try {
    return JSON.parse(text) as string;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
