/** `NAME=value`, also behind `export` and the like, and PowerShell's `$env:NAME = value`. */
const ASSIGNMENT = /(?:\$env:([A-Za-z_]\w{0,99})[ \t]{0,5}=|(?<![\w$.{-])([A-Z][A-Z0-9_]{1,99})\+?=)(?!=)/g;

/** Commands that give a variable its value: `read -r TOKEN`, `for TOKEN in`. */
const COMMAND = /\b(?:read(?:[ \t]{1,5}-\w{1,5}){0,5}|for|printf -v|mapfile -t)[ \t]{1,5}([A-Z][A-Z0-9_]{1,99})\b/g;

/** Azure's command for setting a variable of the job, and what templates are told to call the one that they set. */
const LOGGED = /task\.setvariable variable=([\w.-]{1,100})|\boutputVariableName:[ \t]{1,5}["']?([\w.-]{1,100})/gi;

/** As much of the value as says whether the variable is only handed on. */
const VALUE_UNITS = 200;

/**
 * @param text of a pipeline with the scripts in it
 * @returns names of variables that its scripts fill themselves; not those they hand on (`docker run -e TOKEN=$TOKEN`)
 */
export function scriptDefinitions(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { index, 0: whole, 1: ofPowerShell, 2: ofShell } of text.matchAll(ASSIGNMENT)) {
    const name = ofPowerShell ?? ofShell ?? '';
    const end = index + whole.length;
    if (!handsOn(name, firstWord(text.slice(end, end + VALUE_UNITS)))) names.add(name);
  }
  for (const { 1: name = '' } of text.matchAll(COMMAND)) names.add(name);
  for (const { 1: logged, 2: told } of text.matchAll(LOGGED)) names.add(logged ?? told ?? '');
  return names;
}

/** @returns whether a value is the variable's own: `$TOKEN`, `"${TOKEN:-}"`, `%TOKEN%`; nothing stands for a value to come */
export function handsOn(name: string, value: string): boolean {
  if (value.trim() === '') return true;
  const at = value.indexOf(name);
  return at > 0 && /(?:\$\{?!?|\$env:|\$\(|%)$/.test(value.slice(0, at));
}

/** To the first blank outside quotes. */
function firstWord(text: string): string {
  return /^(?:"[^"\n]{0,200}"?|'[^'\n]{0,200}'?|[^\s"';&|]{1,200})?/.exec(text.trimStart())?.[0] ?? '';
}
