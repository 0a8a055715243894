import type { GovernanceState } from '../model';
import type { Answers } from './answers';
import { escapeMarkdown } from './markdown';

/** What a hover says; its places in whatever form the host has them. */
interface Said<S> {
  readonly answers: Answers;
  readonly state: GovernanceState;
  readonly entry?: S;
  readonly uses: readonly S[];
}

/** Further places are counted; the list of references shows them all. */
const MAX_LINKED_USES = 5;

const STATES: Readonly<Record<GovernanceState, string>> = {
  declared: '',
  proposed: ' · proposed, not accepted yet',
  undeclared: ' · not declared',
  listed: ' · listed, no entry is asked for',
  unused: ' · used nowhere in this repository',
};

/**
 * @param textOf says a place: `.github/workflows/release.yml:18`
 * @param linkTo gives the address of a place where the host can open one
 * @returns the four answers and the places as Markdown; whatever came from the repository is escaped
 */
export function hoverMarkdown<S>(
  { answers, state, entry, uses }: Said<S>,
  textOf: (spot: S) => string,
  linkTo: (spot: S) => string | undefined,
): string {
  const { name, owner, may, ends, reviewed } = answers;
  const link = (text: string, spot: S): string => {
    const address = linkTo(spot);
    return address === undefined ? escapeMarkdown(text) : `[${escapeMarkdown(text)}](${address})`;
  };
  const title = entry === undefined ? `**${escapeMarkdown(name)}**` : `**${link(name, entry)}**`;
  const lines = [`${title}${STATES[state]}`, ...[owner, may, ends, reviewed].map(escapeMarkdown)];
  const shown = uses.slice(0, MAX_LINKED_USES).map((spot) => link(textOf(spot), spot));
  const more = uses.length > shown.length ? ` and ${uses.length - shown.length} more` : '';
  const used = shown.length === 0 ? [] : [`Used in ${shown.join(', ')}${more}`];
  return [lines.join('  \n'), ...used].join('\n\n');
}
