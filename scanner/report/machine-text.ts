/**
 * As in `visible`, without the C0 controls, which JSON.stringify escapes itself, and without lone surrogates, as well; and
 * what starts a command of a build agent (`log-command.ts`).
 */
const ACTIVE = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]|#(?=#\w{0,16}\[)/gu;

/**
 * @returns JSON, indented, ending in a line break. What could act on a terminal is written as an escape, so that the value
 *          stays exact and `nhi scan --format json` is safe to look at.
 */
export function machineText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replace(ACTIVE, escapeOf)}\n`;
}

function escapeOf(character: string): string {
  let escaped = '';
  for (let at = 0; at < character.length; at++) {
    escaped += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }
  return escaped;
}
