/** Larger values are files, not credentials. */
const MAX_UNITS = 65_536;

/** @returns the text behind base64, one UTF-16 unit a byte; undefined where it is none */
export function decodeBase64(value: string): string | undefined {
  if (value.length > MAX_UNITS) return undefined;
  try {
    return atob(value.replaceAll(/\s/g, ''));
  } catch {
    // What is not base64 is no value of `data`.
    return undefined;
  }
}
