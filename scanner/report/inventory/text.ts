import { daysBetween } from '../../model';
import type { InventoryRows, JsonIdentity } from './json';
import type { InventoryOptions } from './render';
import { sectionsOf } from './sections';
import { inertLog } from '../log-command';
import { count, grouped } from '../text/counts';
import { identitySummary } from '../text/identity-summary';
import { stylesFor } from '../text/styles';
import type { Styles } from '../text/styles';
import { padEnd, textWidth } from '../text/width';
import { cut } from '../text/wrap';
import { visible } from '../visible';

const PLACES_SHOWN = 3;
/** One long key must not push every place to the right. */
const KEY_COLUMNS = 44;

/** @returns the inventory for a person, in sections, each identity with its owner, its end, what it may do and where it is */
export function renderInventoryText({ inventory, today }: InventoryRows, options: InventoryOptions): string {
  const styles = stylesFor(options.color);
  const sections = sectionsOf(inventory, options.order ?? 'state', today).map(({ title, identities }) => [
    styles.strong(`${visible(title)} (${grouped(identities.length)})`),
    ...identities.flatMap((identity) => identityLines(identity, today, options, styles)),
  ]);
  const paragraphs = [...sections, [`${identitySummary({ inventory, today })}.`]];
  return inertLog(paragraphs.map((lines) => lines.map((line) => `${line}\n`).join('')).join('\n'));
}

function identityLines(
  identity: JsonIdentity,
  today: string,
  { width, all }: InventoryOptions,
  styles: Styles,
): readonly string[] {
  const { id, references, repository, group } = identity;
  const facts = [identity.provider, identity.kind, identity.credential]
    .filter((fact) => fact !== 'unknown')
    .map(visible);
  const details = [ownerText(identity), expiryText(identity, today), mayText(identity), facts.join(' ')];
  const shown = all ? references : references.slice(0, PLACES_SHOWN);
  const widest = shown.reduce((columns, { key }) => Math.max(columns, textWidth(visible(key))), 0);
  const keys = Math.min(KEY_COLUMNS, widest);
  const more = references.length - shown.length;
  const isMember = group !== undefined && group !== id;
  return [
    `  ${styles.strong(visible(id))}${isMember ? `  of ${visible(group)}` : ''}${repository === undefined ? '' : `  in ${visible(repository)}`}`,
    cut(`    ${details.filter((detail) => detail !== '').join(' · ')}`, width),
    ...shown.map((reference) => `    ${placeText(reference, keys)}`),
    ...(more > 0 ? [`    ${count(more, 'more place')}; --all shows each`] : []),
  ];
}

function ownerText({ owner, declared }: JsonIdentity): string {
  if (declared === undefined) return '';
  return owner === undefined ? 'no owner' : `owner ${visible(owner)}`;
}

/** @returns `ends 2031-03-13 (in 12 days)`; '' where nothing is said of an end and nobody asks */
function expiryText({ expires, declared, entry }: JsonIdentity, today: string): string {
  if (expires === undefined) {
    if (entry?.expires === 'never') return 'never ends';
    return declared === undefined ? '' : 'no end';
  }
  const days = daysBetween(today, expires);
  if (days === 0) return `ends ${expires} (today)`;
  return days > 0 ? `ends ${expires} (in ${count(days, 'day')})` : `ended ${expires} (${count(-days, 'day')} ago)`;
}

function mayText({ privileges }: JsonIdentity): string {
  const facts = [...new Set(privileges.map(({ fact }) => visible(fact)))];
  return facts.length === 0 ? '' : `may: ${facts.join(', ')}`;
}

function placeText(
  { key, role, path, line, column, consumer }: JsonIdentity['references'][number],
  keys: number,
): string {
  const by = consumer === undefined ? '' : ` by ${visible(consumer)}`;
  return `${padEnd(visible(key), keys)}  ${role.padEnd('federates'.length)}  ${visible(path)}:${line}:${column}${by}`;
}
