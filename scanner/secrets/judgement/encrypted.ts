/** sops and jasypt write `ENC[…]` and `ENC(…)` around a value. */
const WRAPPED = /\bENC[([][^\s\])]{0,100}$/;
/** Sealed secrets keep what only their controller can read under this key. */
const SEALED_KEY = 'encryptedData';

/**
 * @param before the document's text up to a value, as much of it as is at hand
 * @returns whether the value is encrypted already, and so no secret
 */
export function isEncrypted(before: string): boolean {
  return WRAPPED.test(before.slice(-120)) || isSealed(before);
}

function isSealed(before: string): boolean {
  const at = before.lastIndexOf(SEALED_KEY);
  if (at < 0) return false;
  const [first = '', ...lines] = before.slice(at + SEALED_KEY.length).split(/\r?\n/);
  if (/^["']\s{0,4}:/.test(first)) return ![first, ...lines].some((line) => line.includes('}'));
  if (!/^\s{0,4}:\s*$/.test(first)) return false;
  const depth = indentOf(before.slice(before.lastIndexOf('\n', at) + 1));
  return lines.every((line) => line.trim() === '' || indentOf(line) > depth);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
