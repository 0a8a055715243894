/** Longer texts from a repository are no names and no answers. */
const MAX_UNITS = 300;

/** @returns one line of plain text that Markdown shows as it is: no link, image, code or HTML comes of it */
export function escapeMarkdown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const cut = line.length > MAX_UNITS ? `${line.slice(0, MAX_UNITS)}…` : line;
  return cut.replace(/[\\`*_{}()#+\-.!|~<>&"':=@[\]^$%,/;?]/g, (sign) => `\\${sign}`);
}
