/** Programs, their styles and prose: no identity source reads them by their path alone, whatever folder they are in. */
const PROGRAM =
  /\.(?:[cm]?[jt]sx?|vue|css|scss|less|html|mdx?|c|cc|cpp|h|hpp|cs|go|rs|java|kt|kts|scala|swift|php|py|rb|sql|svg)$/;
/** `Dockerfile.py`, `.env.ts`, `build.gradle.kts`: the ending says which one, the beginning what it is. */
const NAMED_BY_BEGINNING = /(?:^|\/)(?:\.[^/]+|[^/]*(?:file|\.env\.|\.gradle\.)[^/]*)$/i;

/**
 * Tells most files apart without loading what names identities; that no source claims such a file a test holds.
 * @returns true only where no identity source claims this path
 */
export function isProgramFile(path: string): boolean {
  return PROGRAM.test(path) && !NAMED_BY_BEGINNING.test(path);
}
