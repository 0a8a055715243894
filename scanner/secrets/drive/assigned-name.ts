const NAME = /[\w.-]/;
const LONGEST_NAME = 80;

/** Cuts at most `most` characters of a set from the end. */
function without(text: string, characters: string, most: number): string {
  let end = text.length;
  while (end > 0 && text.length - end < most && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/**
 * @param before the text up to a value, a line of it is enough
 * @returns the name that the value is assigned to (`API_KEY = "`, `'apiKey': '`, `env["KEY"] := `); undefined where none is.
 *          The `?` or `&` of a query is part of an address and no operator
 */
export function assignedName(before: string): string | undefined {
  const unquoted = without(without(before, '"\'`', 1), '\\', 2);
  const value = without(unquoted, ' \t', 8);
  const operator = ['=>', ':=', '=', ':'].find((sign) => value.endsWith(sign));
  if (operator === undefined) return undefined;
  const left = without(value.slice(0, -operator.length), ' \t', 8);
  const named = without(without(without(left, ']', 1), '"\'`', 1), '\\', 2);
  let start = named.length;
  while (start > 0 && named.length - start < LONGEST_NAME && NAME.test(named.charAt(start - 1))) start--;
  const name = named.slice(start).replace(/^[\d.-]+/, '');
  return name === '' ? undefined : name;
}
