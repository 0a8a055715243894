import type { GovernedIdentity, IdentityReference } from '../../model';
import { visible } from '../../report';
import { counted } from '../words';

const PLACES_SHOWN = 10;
const KEY_COLUMNS = 44;

/** @returns a line a place; entries of which nothing is found say by which keys they would be */
export function placeLines({ references, declaration }: GovernedIdentity, all: boolean): string[] {
  if (references.length === 0) {
    const keys = declaration?.references.map(({ value }) => visible(value)) ?? [];
    return [`nowhere that is seen here${keys.length === 0 ? '' : `; looked for ${keys.join(', ')}`}`];
  }
  const shown = all ? references : references.slice(0, PLACES_SHOWN);
  const columns = Math.min(KEY_COLUMNS, Math.max(...shown.map(({ key }) => visible(key).length)));
  const more = references.length - shown.length;
  return [
    ...shown.map((reference) => placeLine(reference, columns)),
    ...(more > 0 ? [`${counted(more, 'more place')}; --all shows each`] : []),
  ];
}

function placeLine({ key, role, place, consumer }: IdentityReference, columns: number): string {
  const by = consumer === undefined ? '' : ` by ${visible(consumer)}`;
  const where = `${visible(place.path)}:${place.start.line}:${place.start.column}`;
  return `${visible(key).padEnd(columns)}  ${role.padEnd('federates'.length)}  ${where}${by}`;
}

/** @returns environments, credentials that it opens or is kept in, and who may become it */
export function reachLines({ references, keys, declaration }: GovernedIdentity): string[] {
  const of = (read: (reference: IdentityReference) => readonly (string | undefined)[]): string[] => [
    ...new Set(references.flatMap(read).filter((each) => each !== undefined)),
  ];
  const environments = of(({ environment }) => [environment]);
  const linked = of(({ linkedKeys }) => linkedKeys).filter((key) => !keys.includes(key));
  const trusted = of(({ federation }) => [federation]);
  const line = (label: string, values: readonly string[]): string[] =>
    values.length === 0 ? [] : [`${label} ${values.map(visible).join(', ')}`];
  return [
    ...line('deploys to', environments),
    ...line('reaches', declaration?.powers?.resources ?? []),
    ...line('is for', declaration?.environments ?? []),
    ...line('is kept in', declaration?.storage ?? []),
    ...line('is run by', declaration?.vendor?.name === undefined ? [] : [declaration.vendor.name]),
    ...line('is linked with', linked),
    ...line('is taken by', trusted),
    ...line('is known as', keys.length > 1 ? keys : []),
  ];
}

/** @returns what its entry records, the latest first */
export function eventLines({ declaration }: GovernedIdentity): string[] {
  return (declaration?.events ?? [])
    .toSorted((a, b) => (a.date > b.date ? -1 : Number(a.date < b.date)))
    .map(({ type, date, by, ref }) =>
      [
        `${date}  ${type}`,
        ...(by === undefined ? [] : [`by ${visible(by)}`]),
        ...(ref === undefined ? [] : [visible(ref)]),
      ].join(' '),
    );
}
