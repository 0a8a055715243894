/** Cannot be written as UTF-8, so encodeURIComponent refuses it. */
const LONE_SURROGATE = /\p{Cs}/gu;
const REPLACEMENT = '\ufffd';

/**
 * @param path relative to the root, forward slashes
 * @returns a relative reference of RFC 3986 without `./`: a colon or a per cent sign of a name is no syntax in it
 */
export function relativeUri(path: string): string {
  return path.replace(LONE_SURROGATE, REPLACEMENT).split('/').map(encodeURIComponent).join('/');
}
