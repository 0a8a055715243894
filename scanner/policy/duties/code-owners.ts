/**
 * @param text of a CODEOWNERS file
 * @returns everybody it names, in lower case: `@acme/web`, `@jane`, `mailto:ops@example.com`; a mistyped line names nobody
 */
export function namedOwners(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const line of text.split(/\r\n?|\n/)) {
    const [said = ''] = line.split(/(?:^|\s)#/, 1);
    for (const word of said.split(/\s+/).slice(1)) {
      if (word.startsWith('@') && word.length > 1) names.add(word.toLowerCase());
      else if (/^[^\s@]{1,100}@[\w.-]{1,200}$/.test(word)) names.add(`mailto:${word.toLowerCase()}`);
    }
  }
  return names;
}
