/**
 * @param environment FORCE_COLOR (`0` asks for none) wins over NO_COLOR (no-color.org: any value but an empty one)
 * @param isTerminal whether a person looks at the stream
 */
export function wantsColour(
  environment: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
  noColor: boolean,
): boolean {
  if (noColor) return false;
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = environment;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  return isTerminal && terminal !== 'dumb';
}
