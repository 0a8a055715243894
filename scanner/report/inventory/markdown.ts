import { inertLog } from '../log-command';
import { markdownCode, markdownText } from '../markdown/escape';
import { grouped } from '../text/counts';
import { identitySummary } from '../text/identity-summary';
import type { InventoryRows, JsonIdentity } from './json';
import { sectionsOf } from './sections';
import type { InventoryOrder } from './sections';

const HEADER = ['Identity', 'Owner', 'May', 'Ends', 'Reviewed', 'Used in'];
const FACTS_SHOWN = 3;

/** @returns a page with a table a section: the four answers of each identity, and where it is used first */
export function renderInventoryMarkdown({ today, inventory }: InventoryRows, order: InventoryOrder): string {
  const sections = sectionsOf(inventory, order, today).map(({ title, identities }) =>
    [
      `## ${markdownText(title)} (${grouped(identities.length)})`,
      [HEADER, HEADER.map(() => '---'), ...identities.map(cellsOf)]
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n'),
    ].join('\n\n'),
  );
  return inertLog(`${[...sections, `${identitySummary({ inventory, today })}.`].join('\n\n')}\n`);
}

function cellsOf(identity: JsonIdentity): string[] {
  const { id, repository, owner, privileges, references, expires, entry } = identity;
  const facts = [...new Set(privileges.map(({ fact }) => fact))];
  const [first] = references;
  return [
    [markdownCode(id), ...(repository === undefined ? [] : [`in ${markdownText(repository)}`])].join(' '),
    owner === undefined ? 'nobody' : markdownText(owner),
    [...facts.slice(0, FACTS_SHOWN).map(markdownCode), ...moreOf(facts.length, FACTS_SHOWN)].join(', '),
    expires ?? (entry?.expires === 'never' ? 'never' : ''),
    markdownText(reviewText(entry)),
    first === undefined
      ? ''
      : [markdownCode(`${first.path}:${first.line}`), ...moreOf(references.length, 1)].join(', '),
  ];
}

function moreOf(number: number, shown: number): string[] {
  return number > shown ? [`${number - shown} more`] : [];
}

function reviewText(entry: JsonIdentity['entry']): string {
  const { last, interval } = entry?.review ?? {};
  return [...(last === undefined ? [] : [last]), ...(interval === undefined ? [] : [`every ${interval}`])].join(', ');
}
