import type { Range } from '../../model';

/** A place in a value that is filled in later. Ranges are offsets into the value. */
export interface Variable {
  /** `NPM_TOKEN` of `${NPM_TOKEN}`, `${env:NPM_TOKEN}` or `${{ secrets.NPM_TOKEN }}`; `''` where the expression names none. */
  readonly name: string;
  /** What fills it: the process's environment, a question to the user, a store of secrets, a file. */
  readonly from: 'environment' | 'input' | 'secrets' | 'file';
  readonly range: Range;
  /** What stands behind `:-`, the value where the variable is unset. */
  readonly fallback?: Range;
}

/**
 * Finds what shells, Compose, dotenv, editors and agents fill in: `${NAME}`, `${NAME:-default}`, `$NAME`, `${env:NAME}`,
 * `${input:id}`, `{env:NAME}`, `{file:path}`, `${{ secrets.NAME }}`, `{{ NAME }}`, `%NAME%`. Braces nest.
 * @returns in the order they stand, none inside another
 */
export function variablesIn(value: string): readonly Variable[] {
  const found: Variable[] = [];
  let at = 0;
  while (at < value.length) {
    const variable = variableAt(value, at);
    if (variable !== undefined) found.push(variable);
    at = variable?.range.end ?? at + 1;
  }
  return found;
}

function variableAt(value: string, at: number): Variable | undefined {
  const unit = value[at];
  if (unit === '$' && value[at + 1] === '{') return braced(value, at, at + 1);
  if (unit === '$') return bare(value, at);
  if (unit === '%') return percent(value, at);
  if (unit !== '{') return undefined;
  if (value.startsWith('{env:', at) || value.startsWith('{file:', at) || value[at + 1] === '{')
    return braced(value, at, at);
  return undefined;
}

/** Deeper is no configuration that a person wrote. */
const MAX_BRACES = 20;

function braced(value: string, start: number, open: number): Variable | undefined {
  let depth = 0;
  for (let at = open; at < value.length; at++) {
    if (value[at] === '{' && ++depth > MAX_BRACES) return undefined;
    if (value[at] !== '}' || --depth > 0) continue;
    return expression(value, { start, end: at + 1 }, open);
  }
  return undefined;
}

function expression(value: string, range: Range, open: number): Variable {
  const braces = value[open + 1] === '{' && value[range.end - 2] === '}' ? 2 : 1;
  let from = open + braces;
  let to = Math.max(from, range.end - braces);
  while (from < to && value[from] === ' ') from++;
  while (to > from && value[to - 1] === ' ') to--;
  const [, prefix = '', name = ''] =
    /^(?:(env|input|file|secrets|vars|inputs|local)\s*[:.]\s*)?([\w.-]{0,200})/.exec(value.slice(from, to)) ?? [];
  const source =
    prefix === 'input' || prefix === 'inputs'
      ? 'input'
      : prefix === 'secrets' || prefix === 'file'
        ? prefix
        : 'environment';
  const fallback = fallbackIn(value, from, to);
  return {
    name: source === 'file' ? '' : bareName(name),
    from: source,
    range,
    ...(fallback === undefined ? {} : { fallback }),
  };
}

/** `NAME-default` is a name and a default in a shell; variables have no dash. */
function bareName(name: string): string {
  const dash = name.indexOf('-');
  return dash > 0 && /^[A-Z_][A-Z0-9_]*$/.test(name.slice(0, dash)) ? name.slice(0, dash) : name;
}

function fallbackIn(value: string, from: number, to: number): Range | undefined {
  const inner = value.slice(from, to);
  const sign = /^[a-z_]\w{0,200}(?::-|-|:=)/i.exec(inner);
  return sign === null ? undefined : { start: from + sign[0].length, end: to };
}

/** Only in capitals: `pa$word` is a password. */
function bare(value: string, start: number): Variable | undefined {
  const before = value.charCodeAt(start - 1);
  if (start > 0 && ((before >= 48 && before <= 57) || (before >= 97 && before <= 122))) return undefined;
  const name = /^[A-Z_][A-Z0-9_]{1,200}(?![a-z])/.exec(value.slice(start + 1, start + 203))?.[0];
  return name === undefined ? undefined : { name, from: 'environment', range: { start, end: start + 1 + name.length } };
}

function percent(value: string, start: number): Variable | undefined {
  const name = /^[A-Z_][A-Z0-9_]{1,200}(?=%)/.exec(value.slice(start + 1, start + 203))?.[0];
  return name === undefined ? undefined : { name, from: 'environment', range: { start, end: start + 2 + name.length } };
}
