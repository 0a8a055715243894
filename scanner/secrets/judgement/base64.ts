/**
 * @param text base64 or base64url, padded or not, white space allowed
 * @returns the bytes as latin1; undefined where it is none
 */
export function decodeBase64(text: string): string | undefined {
  const standard = text
    .replace(/\s+/g, '')
    .replace(/={1,2}$/, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  if (/[^0-9A-Z+/]/i.test(standard) || standard.length % 4 === 1) return undefined;
  return atob(standard);
}

/** @returns the JSON object that base64 text holds; undefined where it holds none */
export function decodeJson(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  const decoded = text === undefined ? undefined : decodeBase64(text);
  if (decoded?.startsWith('{') !== true) return undefined;
  try {
    const bytes = Uint8Array.from(decoded, (character) => character.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
