import type { Range } from '../../model';
import { readCredentialName, type CredentialName } from '../credential-name';

/**
 * How a pipeline writes its variables:
 * `shell`  `$NAME`, `${NAME}`, `%NAME%`, `$env:NAME`; upper case only, as in lower case they are a script's own;
 * `macro`  those and Azure's `$(Name)`, `variables.Name` and `variables['Name']`, in any case.
 */
export type VariableStyle = 'shell' | 'macro';

/** A variable that a pipeline reads. */
export interface VariableMention {
  /** As written; `?` where a variable holds the name (`${!NAME}`). */
  readonly name: string;
  /** Of the name. */
  readonly range: Range;
  /** Set where the name is a credential's. */
  readonly credential?: CredentialName;
}

const FORMS = {
  shell: /\$(?:\{(?:env:)?(!?)([A-Za-z_]\w{0,99})|env:([A-Za-z_]\w{0,99})|([A-Za-z_]\w{0,99}))/g,
  macro:
    /\$(?:\{(?:env:)?(!?)([A-Za-z_]\w{0,99})|env:([A-Za-z_]\w{0,99})|([A-Za-z_]\w{0,99})|\(([A-Za-z_][\w.-]{0,99})\))/g,
} as const;

const EXPRESSION = /\bvariables(?:\.([a-z_]\w{0,99})|\['([^'\n]{1,100})'\])/gi;

const PERCENT = /%([A-Z_][A-Z0-9_]{1,99})%/g;

/** Every variable that a text mentions outside comments, found in one pass before anything is parsed. */
export class Mentions {
  private readonly all: readonly VariableMention[];

  constructor(
    private readonly text: string,
    style: VariableStyle,
  ) {
    const names = new Map<string, CredentialName | undefined>();
    const found: VariableMention[] = [];
    const add = (name: string, end: number): void => {
      const start = end - name.length;
      if (!names.has(name)) names.set(name, readCredentialName(name));
      const credential = names.get(name);
      found.push({ name, range: { start, end }, ...(credential && { credential }) });
    };
    for (const { index, 0: whole, 1: sign, 2: braced, 3: ofPowerShell, 4: bare, 5: macro } of text.matchAll(
      FORMS[style],
    )) {
      const name = braced ?? ofPowerShell ?? bare ?? macro ?? '';
      const end = index + whole.length - (macro === undefined ? 0 : 1);
      if (macro === undefined && ofPowerShell === undefined && /[a-z]/.test(name)) continue;
      if (sign === '!') found.push({ name: '?', range: { start: end - name.length, end } });
      else add(name, end);
    }
    for (const { index, 0: whole, 1: name = '' } of text.matchAll(PERCENT)) add(name, index + whole.length - 1);
    for (const { index, 0: whole, 1: member, 2: item } of style === 'macro' ? text.matchAll(EXPRESSION) : []) {
      add(member ?? item ?? '', index + whole.length - (member === undefined ? 2 : 0));
    }
    this.all = found.sort((a, b) => a.range.start - b.range.start);
  }

  /** @returns whether any of them is called like a credential */
  get nameCredentials(): boolean {
    return this.all.some(({ credential }) => credential !== undefined);
  }

  /** @returns those in a part of the text, comments left out */
  within({ start, end }: Range): readonly VariableMention[] {
    const found: VariableMention[] = [];
    for (let at = this.firstFrom(start); at < this.all.length; at++) {
      const mention = this.all[at];
      if (mention === undefined || mention.range.end > end) break;
      if (!isCommented(this.text, mention.range.start)) found.push(mention);
    }
    return found;
  }

  private firstFrom(start: number): number {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.all[middle]?.range.start ?? start) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** How far back a line's start is looked for: longer lines are generated. */
const MAX_LOOK_BACK_UNITS = 1000;

/** @returns what stands on the line before `at`, cut to its last 1,000 units */
export function lineBefore(text: string, at: number): string {
  const from = Math.max(0, at - MAX_LOOK_BACK_UNITS);
  const before = text.slice(from, at);
  return before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
}

/** @returns whether it stands in a comment: YAML and shells both begin a comment with a `#` that stands behind a blank and outside quotes */
export function isCommented(text: string, at: number): boolean {
  const line = lineBefore(text, at);
  const sign = /(?:^|\s)#/.exec(line);
  if (sign === null) return false;
  const before = line.slice(0, sign.index);
  return isEven(before, '"') && isEven(before, "'");
}

function isEven(text: string, quote: string): boolean {
  let count = 0;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) count++;
  return count % 2 === 0;
}
