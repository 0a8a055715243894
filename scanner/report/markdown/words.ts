import type { Finding, GovernedIdentity, ScanResult } from '../../model';
import type { ReportContext } from '../format';
import type { InventoryChange } from '../inventory-change';
import { isOfChange } from '../ranking';
import type { Ranking } from '../ranking';
import { ended, remedyLines } from '../remedy';
import { count, listed } from '../text/counts';
import { filesRead, skippedSummary } from '../text/coverage-summary';
import { identitySummary } from '../text/identity-summary';
import { visible } from '../visible';
import { markdownCode, markdownLink, markdownText } from './escape';

/** Longer names say no more to a reader, and a hostile one shall not fill the page. */
const PATH_LIMIT = 200;
const TEXT_LIMIT = 1000;
const IDENTITIES_NAMED = 5;

/** @returns the one line that says how it stands */
export function headline(
  result: ScanResult,
  { blocking, weakening, open, before }: Ranking,
  context: ReportContext,
): string {
  const isChange = isChangeRun(result, context);
  if (blocking.length > 0) {
    const [one, many] = isChange ? ['finding blocks', 'findings block'] : ['finding fails', 'findings fail'];
    return `NHI Guard: ${count(blocking.length, one, many)} ${isChange ? 'this change' : 'this run'}`;
  }
  const rest = weakening.length + open.length;
  const nothing = isChange ? 'nothing blocks this change' : 'nothing fails this run';
  if (rest > 0) return `NHI Guard: ${nothing}, ${count(rest, 'finding')} to look at`;
  return before.length > 0 ? 'NHI Guard: nothing new' : 'NHI Guard: nothing to do';
}

/** Whether the run is about a change; an empty one is known by what it says of the inventory. */
export function isChangeRun(result: ScanResult, { inventoryChange }: ReportContext): boolean {
  return inventoryChange !== undefined || isOfChange(result);
}

/** @returns the place as code, a link where the host has pages for files */
export function placeCode({ place }: Finding, { fileUrl }: ReportContext): string {
  const { path, start } = place;
  const label = markdownCode(`${shortened(path, PATH_LIMIT)}:${start.line}`);
  return fileUrl === undefined ? label : markdownLink(label, fileUrl(path, start.line));
}

/** @returns what is wrong and what to do now, a command as code to paste */
export function findingText({ message, remedy }: Finding): string {
  const { text, command } = remedyLines(remedy);
  const words = `${ended(shortened(message, TEXT_LIMIT))} ${ended(shortened(text, TEXT_LIMIT))}`;
  return command === undefined
    ? markdownText(words)
    : `${markdownText(words)} Run ${markdownCode(shortened(command, TEXT_LIMIT))}.`;
}

/** @returns one sentence on the inventory: what changes, or how it stands */
export function inventorySentence(result: ScanResult, { inventoryChange }: ReportContext): string {
  if (inventoryChange === undefined) return `${markdownText(identitySummary(result))}.`;
  const words = changeWords(inventoryChange);
  return words === '' ? 'Inventory: no identity comes or goes.' : `Inventory: ${words}.`;
}

/** @returns what was read, what was not, and what is not shown here */
export function coverageSentence(result: ScanResult, ranking: Ranking): string {
  const { notes, waived } = ranking;
  const asides = listed([
    notes.length === 0 ? '' : count(notes.length, 'note'),
    waived.length === 0 ? '' : `${count(waived.length, 'finding')} waived`,
  ]);
  const sentences = [`Read: ${filesRead(result.coverage, undefined)}.`, skippedSummary(result.coverage)];
  return [...sentences, asides === '' ? '' : `Not shown: ${asides}.`].filter((each) => each !== '').join(' ');
}

/** @returns the text, where it is too long cut with an ellipsis; safe to print */
export function shortened(text: string, limit: number): string {
  // Characters, not units: half of a pair would be shown as what it is.
  const characters = Array.from(text.slice(0, 2 * limit));
  const isCut = characters.length > limit || text.length > 2 * limit;
  return visible(isCut ? `${characters.slice(0, limit - 1).join('')}…` : text);
}

/** `+1 identity (gha:secret/NPM_TOKEN, undeclared), -1 (old-token)`. */
function changeWords({ added, removed }: InventoryChange): string {
  const named = (identities: readonly GovernedIdentity[], withState: boolean): string => {
    const names = identities.slice(0, IDENTITIES_NAMED).map(({ id, state }) => {
      const name = markdownCode(shortened(id, PATH_LIMIT));
      return withState ? `${name}, ${state}` : name;
    });
    const more = identities.length - names.length;
    return `(${[...names, ...(more > 0 ? [`${more} more`] : [])].join('; ')})`;
  };
  const identity = (number: number): string => (number === 1 ? 'identity' : 'identities');
  const plus = added.length === 0 ? '' : `+${added.length} ${identity(added.length)} ${named(added, true)}`;
  const noun = plus === '' ? ` ${identity(removed.length)}` : '';
  return listed([plus, removed.length === 0 ? '' : `-${removed.length}${noun} ${named(removed, false)}`]);
}
