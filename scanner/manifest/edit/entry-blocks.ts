import { commentOf, entryLines, inComment } from './entry-lines';
import type { ProposedEntry } from './entry-lines';

/** From here on a person looks for headings before reading. */
const HEADED_FROM = 20;

/**
 * @param entries those of one provider and owner behind each other, and in them those that the same files use
 * @returns one comment for all entries of which it says the same, an empty line between them; many entries under headings
 */
export function blockLines(entries: readonly ProposedEntry[], indent: string): string[] {
  const isHeaded = entries.length >= HEADED_FROM;
  const sizes = new Map<string, number>();
  for (const entry of entries) sizes.set(headingOf(entry), (sizes.get(headingOf(entry)) ?? 0) + 1);
  let lastHeading: string | undefined;
  let lastComment: string | undefined;
  return entries.flatMap((entry, index) => {
    const heading = headingOf(entry);
    const isNewGroup = isHeaded && heading !== lastHeading;
    const comment = isHeaded ? commentOf({ ...entry, provider: 'unknown' }) : commentOf(entry);
    const isSame = !isNewGroup && comment === lastComment;
    lastHeading = heading;
    lastComment = comment;
    const size = sizes.get(heading) ?? 0;
    return [
      ...(isSame || index === 0 ? [] : ['']),
      // Set off by an empty line: it is about all of them, and stays when the first goes.
      ...(isNewGroup ? [`${indent}# --- ${heading}: ${size} ${size === 1 ? 'entry' : 'entries'} ---`, ''] : []),
      ...(isSame || comment === '' ? [] : [`${indent}# ${comment}`]),
      ...entryLines(entry, indent),
    ];
  });
}

/** `aws, @acme/web` */
function headingOf({ provider, owner }: ProposedEntry): string {
  const whose = owner === undefined ? 'no owner suggested' : inComment(owner);
  return `${provider === 'unknown' ? 'unknown provider' : inComment(provider)}, ${whose}`;
}
