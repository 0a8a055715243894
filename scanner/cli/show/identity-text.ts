import type { Day, Finding, GovernedIdentity, ScanResult } from '../../model';
import { nameOf } from '../../policy';
import { stylesFor, visible, wrap } from '../../report';
import type { Styles } from '../../report';
import type { ProviderSteps } from '../lifecycle/provider-steps';
import { endLines, mayLines, ownerLines, reviewLines } from './answers';
import { eventLines, placeLines, reachLines } from './facts';

export interface IdentityTextOptions {
  readonly color: boolean;
  /** Columns of a line. */
  readonly width: number;
  /** Each place, however many. */
  readonly all: boolean;
  /** What git knows of its entry, a line a change. */
  readonly history?: readonly string[];
}

const LABEL_COLUMNS = 20;

/** @returns the four answers, then where it is used, what it leads to, how it is revoked and what was done with it */
export function identityText(
  identity: GovernedIdentity,
  result: Pick<ScanResult, 'findings' | 'today'>,
  revoke: ProviderSteps | undefined,
  { color, width, all, history = [] }: IdentityTextOptions,
): string {
  const styles = stylesFor(color);
  const { today } = result;
  const block = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', styles.strong(title), ...lines.map((line) => `  ${line}`)];
  const lines = [
    ...answerLines(identity, today, styles),
    ...block('Where it is used', placeLines(identity, all)),
    ...block('What it leads to', reachLines(identity)),
    ...block('When it leaks', leakLines(identity, revoke, width)),
    ...block('What was done', eventLines(identity)),
    ...block('What changed', history),
    ...block('What is amiss', amissLines(identity, result.findings)),
    ...nextLines(identity),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** @returns what it is, and the four answers */
export function answersText(
  identity: GovernedIdentity,
  today: Day,
  { color }: Pick<IdentityTextOptions, 'color'>,
): string {
  return answerLines(identity, today, stylesFor(color))
    .map((line) => `${line}\n`)
    .join('');
}

function answerLines(identity: GovernedIdentity, today: Day, styles: Styles): string[] {
  return [
    ...headLines(identity, styles),
    '',
    ...answer('Who owns it', ownerLines(identity), styles),
    ...answer('What it may do', mayLines(identity), styles),
    ...answer('When it ends', endLines(identity, today), styles),
    ...answer('How it is reviewed', reviewLines(identity, today), styles),
  ];
}

function headLines({ id, provider, kind, credential, state, declaration }: GovernedIdentity, styles: Styles): string[] {
  const facts = [provider, kind, credential].filter((fact) => fact !== 'unknown').map(visible);
  const entry =
    declaration === undefined
      ? STATES[state]
      : `${declaration.status}, ${visible(declaration.manifest)}:${declaration.place.start.line}`;
  return [
    `${styles.strong(visible(declaration === undefined ? nameOf(id) : id))}  ${facts.join(' ')}`,
    [entry, ...(declaration?.purpose === undefined ? [] : [visible(declaration.purpose)])].join(' · '),
  ];
}

const STATES: Readonly<Record<GovernedIdentity['state'], string>> = {
  declared: 'declared',
  proposed: 'proposed',
  undeclared: 'not in nhi.yaml, and it must be',
  listed: 'not in nhi.yaml, and no entry is asked for',
  unused: 'in nhi.yaml, and used nowhere here',
};

function answer(label: string, [first = '', ...others]: readonly string[], styles: Styles): string[] {
  const space = ' '.repeat(LABEL_COLUMNS);
  return [styles.strong(label.padEnd(LABEL_COLUMNS)) + first, ...others.map((line) => space + line)];
}

function leakLines({ declaration }: GovernedIdentity, revoke: ProviderSteps | undefined, width: number): string[] {
  const { procedure, url, timeToRevoke } = declaration?.revocation ?? {};
  const { contact, playbook } = declaration?.incident ?? {};
  const told = contact === undefined ? undefined : `tell ${contact}`;
  const time = timeToRevoke === undefined ? undefined : `takes ${timeToRevoke}`;
  const own = [told, playbook, procedure, url, time, declaration?.rotation?.runbook].flatMap((each) => each ?? []);
  const provider = revoke === undefined ? [] : [revoke.steps, ...(revoke.url === undefined ? [] : [revoke.url])];
  return [...new Set([...own, ...provider])].flatMap((line) => wrap(visible(line), width - 2, Infinity));
}

function amissLines({ declaration, keys, id }: GovernedIdentity, findings: readonly Finding[]): string[] {
  const isAbout = (finding: Finding): boolean =>
    finding.waived === undefined &&
    (declaration === undefined
      ? finding.key !== undefined && (keys.includes(finding.key) || finding.key === id)
      : finding.declaration === declaration.id);
  return findings
    .filter(isAbout)
    .map(({ severity, rule, message }) => `${severity.padEnd('warning'.length)}  ${rule}  ${visible(message)}`);
}

function nextLines({ state, id, declaration }: GovernedIdentity): string[] {
  if (state === 'undeclared') return ['', `Next: nhi declare ${visible(id)}`];
  if (state === 'proposed') return ['', `Next: nhi declare ${visible(declaration?.id ?? id)} accepts it`];
  return [];
}
