import { answersOf } from './answers';
import type { Answers } from './answers';
import { identityAt, usesOf } from './at';
import { escapeMarkdown } from './markdown';
import { spotOf } from './spot';
import type { Spot } from './spot';
import type { View } from './view';
import type { GovernanceState, Range } from '../model';

/** What is said of the identity under the pointer. */
export interface Hover {
  /** Of the words that name it, in the document that was asked about. */
  readonly range: Range;
  readonly answers: Answers;
  readonly state: GovernanceState;
  /** Its keys where it was found, else those of its entry. */
  readonly keys: readonly string[];
  /** Its entry in a manifest. */
  readonly entry?: Spot;
  /** Every place that uses it, by path and position. */
  readonly uses: readonly Spot[];
}

/** Further places are counted; the references list shows them all. */
const MAX_LINKED_USES = 5;

/** @returns undefined where no identity is named */
export function hoverAt(view: View, path: string, offset: number): Hover | undefined {
  const pointed = identityAt(view, path, offset);
  if (pointed === undefined) return undefined;
  const { identity, range } = pointed;
  const { declaration, keys, state } = identity;
  return {
    range,
    answers: answersOf(identity, view.result.today),
    state,
    keys: keys.length > 0 ? keys : (declaration?.references.map(({ value }) => value) ?? []),
    ...(declaration !== undefined && { entry: spotOf(declaration.place) }),
    uses: usesOf(identity).map(spotOf),
  };
}

/**
 * @param linkTo gives the address of a place where the host can open one
 * @returns the four answers and the places as Markdown; whatever came from the repository is escaped
 */
export function hoverMarkdown(hover: Hover, linkTo: (spot: Spot) => string | undefined): string {
  const { answers, state, entry, uses } = hover;
  const { name, owner, may, ends, reviewed } = answers;
  const link = (text: string, spot: Spot): string => {
    const address = linkTo(spot);
    return address === undefined ? escapeMarkdown(text) : `[${escapeMarkdown(text)}](${address})`;
  };
  const title = entry === undefined ? `**${escapeMarkdown(name)}**` : `**${link(name, entry)}**`;
  const lines = [`${title}${STATES[state]}`, ...[owner, may, ends, reviewed].map(escapeMarkdown)];
  const shown = uses.slice(0, MAX_LINKED_USES).map((spot) => link(`${spot.path}:${spot.start.line}`, spot));
  const more = uses.length > shown.length ? ` and ${uses.length - shown.length} more` : '';
  const used = shown.length === 0 ? [] : [`Used in ${shown.join(', ')}${more}`];
  return [lines.join('  \n'), ...used].join('\n\n');
}

const STATES: Readonly<Record<GovernanceState, string>> = {
  declared: '',
  proposed: ' · proposed, not accepted yet',
  undeclared: ' · not declared',
  listed: ' · listed, no entry is asked for',
  unused: ' · used nowhere in this repository',
};
