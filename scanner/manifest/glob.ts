/** A run without a slash. */
const STAR = -1;
/** Any run. */
const DOUBLE_STAR = -2;
/** Two stars and a slash in a path: any number of whole folders, none as well. Takes two states: between and inside folders. */
const BETWEEN_FOLDERS = -3;
const INSIDE_FOLDER = -4;
/** Matches nothing. */
const NEVER = -5;

const ASTERISK = 42;
const SLASH = 47;

/** A glob taken apart: code units, and negative numbers for what is none. */
export type Glob = readonly number[];

/**
 * `*` is any run without a slash, `**` any run; everything else is itself, brackets and question marks too.
 * @param options.folders whether two stars and a slash may also stand for no folder at all (paths) or not (keys)
 * @param options.never a code unit that a pattern cannot name
 */
export function compileGlob(pattern: string, options: { folders?: boolean; never?: number } = {}): Glob {
  const glob: number[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const unit = pattern.charCodeAt(at);
    if (unit !== ASTERISK) {
      glob.push(unit === options.never ? NEVER : unit);
      continue;
    }
    const start = at;
    while (pattern.charCodeAt(at + 1) === ASTERISK) at++;
    const isWholeSegment =
      pattern.charCodeAt(at + 1) === SLASH && (start === 0 || pattern.charCodeAt(start - 1) === SLASH);
    if (at === start) glob.push(STAR);
    else if (options.folders === true && isWholeSegment) {
      glob.push(BETWEEN_FOLDERS, INSIDE_FOLDER);
      at++;
    } else glob.push(DOUBLE_STAR);
  }
  return glob;
}

/**
 * Follows every way at once, so that no pattern is slow: the time is at most the product of both lengths.
 * @returns whether the glob matches the whole text
 */
export function globMatches(glob: Glob, text: string): boolean {
  let reached = new Uint8Array(glob.length + 1);
  reached[0] = 1;
  passWithoutUnit(glob, reached);
  for (let at = 0; at < text.length; at++) {
    const next = new Uint8Array(glob.length + 1);
    if (!step(glob, reached, text.charCodeAt(at), next)) return false;
    passWithoutUnit(glob, next);
    reached = next;
  }
  return reached[glob.length] === 1;
}

/** @returns whether any way is left */
function step(glob: Glob, reached: Uint8Array, unit: number, next: Uint8Array): boolean {
  let isAlive = false;
  for (let state = 0; state < glob.length; state++) {
    if (reached[state] === 0) continue;
    const target = targetOf(glob[state], unit, state);
    if (target === undefined) continue;
    next[target] = 1;
    isAlive = true;
  }
  return isAlive;
}

function targetOf(token: number | undefined, unit: number, state: number): number | undefined {
  if (token === DOUBLE_STAR) return state;
  if (token === STAR) return unit === SLASH ? undefined : state;
  if (token === BETWEEN_FOLDERS) return unit === SLASH ? undefined : state + 1;
  if (token === INSIDE_FOLDER) return unit === SLASH ? state - 1 : state;
  return token === unit ? state + 1 : undefined;
}

/** A wildcard may stand for nothing. */
function passWithoutUnit(glob: Glob, reached: Uint8Array): void {
  for (let state = 0; state < glob.length; state++) {
    if (reached[state] === 0) continue;
    const token = glob[state];
    if (token === STAR || token === DOUBLE_STAR) reached[state + 1] = 1;
    else if (token === BETWEEN_FOLDERS) reached[state + 2] = 1;
  }
}
