/** @returns the text; of one that says nothing yet its comments, and the line that every manifest has */
export function startedManifest(existing = ''): string {
  const saysSomething = existing.split('\n').some((line) => !/^\s*(?:#.*)?$/.test(line));
  if (saysSomething) return existing;
  const comments = existing.trim() === '' ? '' : existing.replace(/(?<!\n)$/, '\n');
  return `${comments}version: 1${/\r\n/.test(comments) ? '\r\n' : '\n'}`;
}
