import type { DeclarationDuty, Range } from '../../model';
import type { ConfigNode, ConfigText } from '../config';
import { deploymentOf } from '../deployment-name';
import { readNamedValue } from '../named-value';
import type { NamedValue } from '../named-value';
import type { ReferenceCollector } from '../reference-collector';
import { isPlaceholder, readUrl } from '../value';
import { addConnectionString } from './connection-string';

/** One setting of an application, under its full name: `spring.datasource.password`. */
export interface Setting {
  readonly path: readonly string[];
  readonly nameRange: Range;
  readonly value: string;
  readonly valueRange: Range;
}

/** A file of settings holds fewer; deeper nesting is data. */
const MOST_SETTINGS = 5000;
const DEEPEST = 20;

/** Adds a reference for each setting below a node that is a credential by its name or by what it holds. */
export function addSettings(collector: ReferenceCollector, root: ConfigNode | undefined): void {
  let left = MOST_SETTINGS;
  const visit = (node: ConfigNode, path: readonly string[], nameRange: Range): void => {
    if (path.length > DEEPEST || --left < 0) return;
    if (node.type === 'text') addSetting(collector, settingOf(node, path, nameRange));
    else if (node.type === 'list') for (const item of node.items) visit(item, path, nameRange);
    else for (const { name, nameRange: at, value } of node.members) visit(value, [...path, name], at);
  };
  if (root?.type === 'map') for (const { name, nameRange, value } of root.members) visit(value, [name], nameRange);
}

function settingOf({ value, range }: ConfigText, path: readonly string[], nameRange: Range): Setting {
  return { path, nameRange, value, valueRange: range };
}

/** Of a long name the last words say what it is, and those before whose. */
const TELLING_PARTS = 3;

/** Adds a reference where the setting is a credential: what fills it, else the setting itself. */
export function addSetting(collector: ReferenceCollector, setting: Setting): void {
  const { path, nameRange, value, valueRange } = setting;
  if (value === '' || addConnectionString(collector, setting)) return;
  if (OTHER_PROPERTY.test(value)) return;
  const filled = filledBy(value);
  const name = path.slice(-TELLING_PARTS).join('_');
  const identity = readNamedValue({ name, value: filled === undefined ? value : `\${${filled.variable}}` });
  if (identity === undefined || (isNameOnly(path.at(-1) ?? '') && identity.secret === undefined)) return;
  const secret = identity.secret ?? filled?.secret;
  const [variable = filled?.variable, ...others] = identity.variables;
  const isFilled = !identity.isStored && variable !== undefined && others.length === 0;
  if (!identity.isStored && !isFilled && identity.store === undefined) return;
  if (secret !== undefined) collector.conceal(within(valueRange, value, secret));
  const { environment, isLocal } = deploymentOf([
    ...wordsOf(collector.path),
    ...path.map((part) => part.toLowerCase()),
  ]);
  const property = path.join('.');
  const ownKey = identity.isStored ? databaseKey(value) : identity.store;
  collector.add({
    key: isFilled
      ? `env:${variable}${environment === undefined ? '' : `@${environment}`}`
      : (ownKey ?? configKey(collector.path, property)),
    role: secret === undefined ? 'uses' : 'stores',
    ...whose(identity, isFilled ? variable : undefined, `${fileNameOf(collector.path)} ${property}`),
    duty: dutyOf(identity, isLocal),
    confidence: identity.confidence === 'certain' ? 'likely' : identity.confidence,
    privileges: identity.privileges.map((privilege) => ({ ...privilege, range: nameRange })),
    lifetime: identity.lifetime,
    environment,
    consumer: property,
    syntax: isFilled ? 'config.variable' : 'config.setting',
    range: nameRange,
  });
}

/** The variable's own name may tell more than that of the setting it fills, and a setting's place more than either. */
function whose(
  { kind, provider, credential }: NamedValue,
  variable: string | undefined,
  place: string,
): Pick<NamedValue, 'kind' | 'provider' | 'credential'> {
  const named = variable === undefined ? undefined : readNamedValue({ name: variable, value: '' });
  const known = kind === 'other' ? (named?.kind ?? kind) : kind;
  return {
    kind: known === 'other' && /data-?(?:source|base)|jdbc/i.test(place) ? 'database_account' : known,
    provider: provider === 'unknown' ? (named?.provider ?? provider) : provider,
    credential,
  };
}

/** A folder's name tells of the program, config/database.yml of what it configures. */
function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** @returns the key of what has no other name than its place in a file of settings */
function configKey(path: string, property: string): string {
  return `config:${path}#${property.replace(/[*?%\s\p{Cc}]/gu, encodeURIComponent)}`;
}

/** `${app.client-secret}`: another setting, which has a line of its own. */
const OTHER_PROPERTY = /^\$\{(?=[^:}]{0,100}[.-])[\w.-]{1,100}\}$/;

/** What fills a setting in a way of its own, and the default that stands there, where it is a literal. */
interface Filled {
  readonly variable: string;
  /** Offsets into the value. */
  readonly secret?: Range;
}

/** `ENV["X"]` and `ENV.fetch("X")` in ERB, `env(X)` in Supabase's, `${X:default}` in Spring's. */
function filledBy(value: string): Filled | undefined {
  const [, ruby, called] =
    /^<%=\s{0,5}ENV(?:\[|\.fetch\(?)\s{0,3}["']([A-Za-z_]\w{0,99})["']|^env\(([A-Za-z_]\w{0,99})\)$/.exec(value) ?? [];
  const variable = ruby ?? called;
  if (variable !== undefined) return { variable };
  const [whole, spring, fallback = ''] = /^\$\{([A-Z_][A-Z0-9_]{0,99}):([^{}]{1,200})\}$/.exec(value) ?? [];
  if (whole === undefined || spring === undefined) return undefined;
  const end = whole.length - 1;
  return isPlaceholder(fallback)
    ? { variable: spring }
    : { variable: spring, secret: { start: end - fallback.length, end } };
}

/** What names a credential elsewhere, or says how one signs in. */
function isNameOnly(name: string): boolean {
  return /(?:name|type|mode|method|enabled|header|class|provider|prefix|url|uri|path|file|location)$/i.test(name);
}

function databaseKey(value: string): string | undefined {
  const url = readUrl(value);
  if (url?.password === undefined || /^https?$/.test(url.scheme)) return undefined;
  const part = (range: Range | undefined): string => (range === undefined ? '?' : value.slice(range.start, range.end));
  return `db:${part(url.user)}@${part(url.host)}/${part(url.path).replace(/^\//, '') || '?'}`;
}

function dutyOf({ isKey }: NamedValue, isLocal: boolean): DeclarationDuty {
  if (isKey) return 'stored';
  return isLocal ? 'found' : 'privileged';
}

/** @returns the words of a file's name: appsettings, development, json */
export function wordsOf(path: string): readonly string[] {
  return path
    .slice(path.lastIndexOf('/') + 1)
    .toLowerCase()
    .split(/[._-]/);
}

/** All of the value where something in it was decoded. */
function within(range: Range, value: string, part: Range): Range {
  if (range.end - range.start !== value.length) return range;
  return { start: range.start + part.start, end: range.start + part.end };
}
