/** The longest id that an entry may have. */
const MAX_ID_UNITS = 64;

/** @returns the id, a number behind it where it is taken */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : `-${number}`;
    const candidate = id.slice(0, MAX_ID_UNITS - suffix.length) + suffix;
    if (!taken.has(candidate)) return candidate;
  }
}
