import { daysBetween } from '../model';
import type { GovernanceState, GovernedIdentity, IdentityReference, ScanResult } from '../model';
import { inertLog } from './log-command';
import { count, grouped } from './text/counts';
import { identitySummary } from './text/identity-summary';
import { stylesFor } from './text/styles';
import type { Styles } from './text/styles';
import { padEnd, textWidth } from './text/width';
import { cut } from './text/wrap';
import { visible } from './visible';

export interface InventoryTextOptions {
  readonly color: boolean;
  /** Columns of a line. */
  readonly width: number;
  /** Each place of each identity. */
  readonly all: boolean;
}

/** In the order in which they ask for attention. */
const SECTIONS: readonly (readonly [GovernanceState, string])[] = [
  ['undeclared', 'Not in nhi.yaml'],
  ['proposed', 'Proposed'],
  ['declared', 'Declared'],
  ['unused', 'In nhi.yaml without a use'],
  ['listed', 'Listed only: no entry is asked for'],
];

const PLACES_SHOWN = 3;
/** One long key must not push every place to the right. */
const KEY_COLUMNS = 44;

/** @returns the inventory for a person, by state, each identity with its owner, its end, what it may do and where it is */
export function renderInventoryText(result: ScanResult, options: InventoryTextOptions): string {
  const styles = stylesFor(options.color);
  const sections = SECTIONS.flatMap(([state, title]) => {
    const identities = result.inventory.filter((identity) => identity.state === state);
    if (identities.length === 0) return [];
    const blocks = identities.flatMap((identity) => identityLines(identity, result.today, options, styles));
    return [[styles.strong(`${title} (${grouped(identities.length)})`), ...blocks]];
  });
  const paragraphs = [...sections, [`${identitySummary(result)}.`]];
  return inertLog(paragraphs.map((lines) => lines.map((line) => `${line}\n`).join('')).join('\n'));
}

function identityLines(
  identity: GovernedIdentity,
  today: string,
  { width, all }: InventoryTextOptions,
  styles: Styles,
): readonly string[] {
  const { id, references } = identity;
  const facts = [identity.provider, identity.kind, identity.credential]
    .filter((fact) => fact !== 'unknown')
    .map(visible);
  const details = [ownerText(identity), expiryText(identity, today), mayText(identity), facts.join(' ')];
  const shown = all ? references : references.slice(0, PLACES_SHOWN);
  const widest = shown.reduce((columns, { key }) => Math.max(columns, textWidth(visible(key))), 0);
  const keys = Math.min(KEY_COLUMNS, widest);
  const more = references.length - shown.length;
  return [
    `  ${styles.strong(visible(id))}`,
    cut(`    ${details.filter((detail) => detail !== '').join(' · ')}`, width),
    ...shown.map((reference) => `    ${placeText(reference, keys)}`),
    ...(more > 0 ? [`    ${count(more, 'more place')}; --all shows each`] : []),
  ];
}

function ownerText({ declaration }: GovernedIdentity): string {
  if (declaration === undefined) return '';
  return declaration.owner === undefined ? 'no owner' : `owner ${visible(declaration.owner.value)}`;
}

function expiryText({ expires, declaration }: GovernedIdentity, today: string): string {
  if (expires === undefined) {
    if (declaration?.expires?.value === 'never') return 'never ends';
    return declaration === undefined ? '' : 'no end';
  }
  const days = daysBetween(today, expires);
  if (days === 0) return `ends ${expires} (today)`;
  return days > 0 ? `ends ${expires} (in ${count(days, 'day')})` : `ended ${expires} (${count(-days, 'day')} ago)`;
}

function mayText({ privileges }: GovernedIdentity): string {
  const facts = [...new Set(privileges.map(({ fact }) => visible(fact)))];
  return facts.length === 0 ? '' : `may: ${facts.join(', ')}`;
}

function placeText({ key, role, place, consumer }: IdentityReference, keys: number): string {
  const where = `${visible(place.path)}:${place.start.line}:${place.start.column}`;
  const by = consumer === undefined ? '' : ` by ${visible(consumer)}`;
  return `${padEnd(visible(key), keys)}  ${role.padEnd('federates'.length)}  ${where}${by}`;
}
