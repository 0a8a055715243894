/** What the language is made of; offsets and code units only. */

/** @returns whether a name can begin here: a letter, `_`, or any letter beyond ASCII */
export function isNameStart(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 95 || unit > 127;
}

/** @returns whether a name goes on: dashes are part of it (HCL native syntax specification, "Identifiers") */
function isNamePart(unit: number): boolean {
  return isNameStart(unit) || isDigit(unit) || unit === 45;
}

export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** @returns behind the name that begins at `at` */
export function behindName(text: string, at: number): number {
  let behind = at;
  while (isNamePart(text.charCodeAt(behind))) behind++;
  return behind;
}

/** @returns behind the number that begins at `at` */
export function behindNumber(text: string, at: number): number {
  let behind = at;
  while (isDigit(text.charCodeAt(behind)) || (text[behind] === '.' && isDigit(text.charCodeAt(behind + 1)))) behind++;
  return behind;
}
