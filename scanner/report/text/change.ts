import type { Finding, GovernedIdentity, ScanResult } from '../../model';
import type { InventoryChange } from '../inventory-change';
import { inertLog } from '../log-command';
import { rank } from '../ranking';
import type { FailOn } from '../ranking';
import { visible } from '../visible';
import { collapsedParagraphs, fileParagraphs } from './paragraphs';
import { filesRead, skippedList, skippedSummary } from './coverage-summary';
import { count, grouped, listed } from './counts';
import { select } from './selection';
import { MINIMUM_WIDTH } from '.';
import type { TextOptions } from '.';
import { stylesFor } from './styles';
import { cut } from './wrap';

/** How a report on a change is to look, and what it says beside the findings. */
interface ChangeTextOptions extends TextOptions {
  readonly failOn: FailOn;
  readonly inventoryChange?: InventoryChange;
}

/** What was there before is a list to know of, not to work on. */
const BEFORE_SHOWN = 10;
const IDENTITIES_NAMED = 5;

/**
 * The report on a change for a person: what blocks it, what it weakens or waives, what else is new, what was there before,
 * then one line of inventory.
 * @returns lines, each ended by `\n`; safe to print whatever the files held
 */
export function renderChangeText(result: ScanResult, options: ChangeTextOptions): string {
  const { blocking, weakening, open, before, notes, waived } = rank(result, options.failOn);
  const styles = stylesFor(options.color);
  const width = Math.max(MINIMUM_WIDTH, options.width);
  const section = (title: string, findings: readonly Finding[]): readonly (readonly string[])[] => {
    const { shown, collapsed } = select(findings, { all: options.all, notes: true });
    if (findings.length === 0) return [];
    return [[`${title}:`], ...fileParagraphs(shown, width, styles), ...collapsedParagraphs(collapsed, width, styles)];
  };
  const headline =
    blocking.length === 0
      ? 'Nothing blocks this change.'
      : `${count(blocking.length, 'finding blocks', 'findings block')} this change`;
  const skipped = skippedList(result.coverage);
  const paragraphs = [
    ...(blocking.length === 0 ? [[headline]] : section(headline, blocking)),
    ...section('What this change weakens or waives', weakening),
    ...section('Also new, not blocking', open),
    ...listOfBefore(before, options),
    ...(options.all ? section('Notes', notes) : []),
    ...(options.verbose && skipped.length > 0 ? [['Not read, or read in part:', ...skipped]] : []),
    [
      ...inventoryLine(options.inventoryChange),
      [
        `Read: ${filesRead(result.coverage, options.seconds)}.`,
        skippedSummary(result.coverage),
        notes.length === 0 || options.all ? '' : `${count(notes.length, 'note')} (--all shows them).`,
        waived.length === 0 ? '' : `${grouped(waived.length)} waived.`,
      ]
        .filter((each) => each !== '')
        .join(' '),
    ],
  ];
  return inertLog(paragraphs.map((lines) => lines.map((line) => `${line}\n`).join('')).join('\n'));
}

function listOfBefore(before: readonly Finding[], { all, width }: ChangeTextOptions): readonly (readonly string[])[] {
  if (before.length === 0) return [];
  const shown = all ? before : before.slice(0, BEFORE_SHOWN);
  const more = before.length - shown.length;
  return [
    [
      'There before this change, in the files that it touches:',
      ...shown.map(({ place, rule, message }) =>
        cut(`  ${visible(place.path)}:${place.start.line}  ${visible(rule)}  ${visible(message)}`, width),
      ),
      ...(more === 0 ? [] : [`  and ${grouped(more)} more; --all shows each`]),
    ],
  ];
}

/** `Inventory: +1 identity (gha:secret/NPM_TOKEN, undeclared), -1 (old-token).` */
function inventoryLine(change: InventoryChange | undefined): string[] {
  if (change === undefined) return [];
  const { added, removed } = change;
  if (added.length + removed.length === 0) return ['Inventory: no identity comes or goes.'];
  const noun = (number: number): string => (number === 1 ? 'identity' : 'identities');
  const names = (identities: readonly GovernedIdentity[], withState: boolean): string => {
    const named = identities
      .slice(0, IDENTITIES_NAMED)
      .map(({ id, state }) => (withState ? `${visible(id)}, ${state}` : visible(id)));
    const more = identities.length - named.length;
    return `(${[...named, ...(more > 0 ? [`${grouped(more)} more`] : [])].join('; ')})`;
  };
  const plus = added.length === 0 ? '' : `+${grouped(added.length)} ${noun(added.length)} ${names(added, true)}`;
  const minusNoun = plus === '' ? ` ${noun(removed.length)}` : '';
  const minus = removed.length === 0 ? '' : `-${grouped(removed.length)}${minusNoun} ${names(removed, false)}`;
  return [`Inventory: ${listed([plus, minus])}.`];
}
