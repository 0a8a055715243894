import type { GovernedIdentity } from '../../model';
import { visible, wrap } from '../../report';
import type { ProviderSteps } from './provider-steps';
import { storeSteps } from './stores';
import type { DeclaredIdentity } from './find';

const PLACES_NAMED = 12;

/** One thing to do, and what helps to do it. */
interface Step {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What a run sheet is made of. */
export interface RunSheetInput {
  readonly identity: DeclaredIdentity;
  /** What the provider of the credential says. */
  readonly provider: ProviderSteps | undefined;
}

/** @returns the steps that replace a credential: the new one first, so that nothing stands still */
export function rotationSteps({ identity, provider }: RunSheetInput): readonly Step[] {
  const { rotation } = identity.declaration;
  return [
    {
      title: 'Make a new one',
      lines: [...linesOf(rotation?.runbook), ...(rotation?.runbook === undefined ? providerLines(provider) : [])],
    },
    { title: 'Put it where it is kept', lines: storeLines(identity, 'replace') },
    { title: 'See that what uses it still works', lines: placeLines(identity) },
    { title: 'Revoke the old one', lines: revocationLines(identity, provider) },
  ];
}

/** @returns the steps that end an identity: its uses first, so that nothing breaks */
export function retirementSteps({ identity, provider }: RunSheetInput): readonly Step[] {
  return [
    { title: 'Take its uses out', lines: placeLines(identity) },
    { title: 'Revoke it', lines: revocationLines(identity, provider) },
    { title: 'Remove it where it is kept', lines: storeLines(identity, 'remove') },
  ];
}

/** @returns the steps of the hour in which it leaked: first of all it must open nothing any more */
export function compromiseSteps({ identity, provider }: RunSheetInput): readonly Step[] {
  const { incident, logging, powers } = identity.declaration;
  const may = [...new Set(identity.privileges.map(({ fact }) => fact)), ...(powers?.resources ?? [])];
  return [
    { title: 'Tell who acts', lines: [...linesOf(incident?.contact), ...linesOf(incident?.playbook)] },
    { title: 'Revoke it', lines: revocationLines(identity, provider) },
    { title: 'Put a new one where it is kept', lines: storeLines(identity, 'replace') },
    { title: 'See what uses it', lines: placeLines(identity) },
    {
      title: 'See what was done with it',
      lines: [
        ...linesOf(logging?.destination),
        ...(may.length === 0 ? [] : [`it may: ${may.map(visible).join(', ')}`]),
      ],
    },
  ];
}

/** @returns the sheet as text, numbered; a step of which nothing is known says so */
export function sheetText(
  title: string,
  { declaration }: DeclaredIdentity,
  steps: readonly Step[],
  width: number,
): string {
  const owner = declaration.owner === undefined ? 'nobody answers for it' : `owner ${visible(declaration.owner.value)}`;
  const lines = steps.flatMap(({ title: step, lines: more }, index) => [
    ` ${index + 1}. ${step}`,
    ...(more.length === 0 ? ['nothing is known of it here'] : more).flatMap((line) =>
      wrap(line, width - INDENT.length, Infinity).map((part) => INDENT + part),
    ),
  ]);
  return `${title} ${visible(declaration.id)} (${owner})\n\n${lines.join('\n')}\n\n`;
}

const INDENT = '    ';

function linesOf(value: string | undefined): string[] {
  return value === undefined ? [] : [visible(value)];
}

function providerLines(provider: ProviderSteps | undefined): string[] {
  return provider === undefined ? [] : [visible(provider.steps), ...linesOf(provider.url)];
}

function revocationLines({ declaration }: DeclaredIdentity, provider: ProviderSteps | undefined): string[] {
  const { procedure, url } = declaration.revocation ?? {};
  return [...new Set([...linesOf(procedure), ...linesOf(url), ...providerLines(provider)])];
}

function storeLines({ keys, declaration }: DeclaredIdentity, what: 'replace' | 'remove'): string[] {
  const steps = keys.flatMap((key) => {
    const store = storeSteps(key);
    return store === undefined ? [] : [visible(store[what])];
  });
  return [...new Set([...(declaration.storage ?? []).map(visible), ...steps])];
}

function placeLines({ references }: GovernedIdentity): string[] {
  const places = [...new Set(references.map(({ place }) => `${visible(place.path)}:${place.start.line}`))];
  const more = places.length - PLACES_NAMED;
  if (places.length === 0) return ['nothing here uses it'];
  return [...places.slice(0, PLACES_NAMED), ...(more > 0 ? [`and ${more} more: nhi show names each`] : [])];
}
