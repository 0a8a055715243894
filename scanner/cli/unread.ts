import type { Coverage } from '../model';
import { visible } from '../report';

/** More names say nothing new; --verbose and the other formats have them all. */
const NAMED = 5;

/** @returns lines that say which files had to be read and were not, or none */
export function unreadMessages({ files, skipped }: Coverage): readonly string[] {
  const fatal = skipped.filter((skip) => skip.fatal);
  if (fatal.length === 0) return [];
  const names = fatal.map(
    ({ path, detail }) => `cannot read ${visible(path)}: ${visible(detail ?? 'no reason given')}`,
  );
  const scanned =
    files === 0 ? 'Nothing else was scanned' : `Scanned the other ${files} ${files === 1 ? 'file' : 'files'}`;
  const end = `${scanned}; ending with 2, because an unread file is not a clean file.`;
  if (names.length === 1) return [`${names.join('')}. ${end}`];
  const more = names.length - NAMED;
  return [...names.slice(0, NAMED), ...(more > 0 ? [`and ${more} more`] : []), end];
}
