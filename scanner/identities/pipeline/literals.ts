import { readCredentialName } from '../credential-name';
import { onlyNames, readNamedValue } from '../named-value';
import { follow, pairsOf, type YamlNode, type YamlScalar } from '../yaml';
import { handsOn } from './definitions';
import type { PipelineReading } from './reading';
import type { UseScope, VariableStore } from './variables';

/** Ends of names that a literal credential may be given to, upper case or a word of its own. */
const GIVEN =
  /(?:TOKEN|PASSWORD|PASSWD|PASSPHRASE|PASS|PWD|SECRET|KEY|PAT|CREDENTIALS?|CREDS|DSN|WEBHOOK|AUTH|CONFIG|UR[IL])(?:_[A-Z0-9]{1,20}){0,3}["']?[ \t]{0,5}[:=]|(?:token|password|secret)["']?[ \t]{0,5}:/;

/** @returns whether a plain look finds a name like a credential's that is given something */
export function mayFillCredential(text: string): boolean {
  return GIVEN.test(text);
}

/**
 * Reads a block of variables: which names the file fills itself, which literal credentials stand in it and which stores it
 * points at. What its values mention is `addUses`'s.
 * @param valueOf the scalar that a variable's node holds (GitLab's `{ value, description }`); undefined: none
 */
export function addVariables(
  reading: PipelineReading,
  store: Pick<VariableStore, 'keyOf'>,
  syntax: string,
  node: YamlNode | undefined,
  scope: UseScope = {},
  valueOf: (node: YamlNode) => YamlScalar | undefined = scalarOf,
): void {
  for (const { key, value } of pairsOf(node)) {
    if (--reading.budget.left < 0) return;
    const scalar = valueOf(value);
    if (scalar !== undefined) addVariable(reading, store, syntax, key.value, scalar, scope);
  }
}

/** `cicd-credentials.json` */
const FILE = /^[\w.-]{1,100}\.(?:json|pem|key|p12|pfx)$/;

/** The file of a key, which stands in the pipeline's own variables: the pipeline makes it. */
function isFileName(name: string): boolean {
  return readCredentialName(name)?.holds === 'file';
}

function addVariable(
  reading: PipelineReading,
  store: Pick<VariableStore, 'keyOf'>,
  syntax: string,
  name: string,
  scalar: YamlScalar,
  scope: UseScope,
): void {
  const { collector } = reading;
  if (handsOn(name, scalar.value)) return;
  const found = isName(name, scalar.value) ? undefined : readNamedValue({ name, value: scalar.value });
  // What only shows where a credential goes is filled by the store.
  const isFilled =
    found === undefined ||
    found.isStored ||
    found.store !== undefined ||
    (scalar.value !== '' && (isFileName(name) || onlyNames(scalar.value) || FILE.test(scalar.value)));
  if (isFilled || reading.mentions.within(scalar.range).length > 0) reading.defined.add(name);
  if (found === undefined || (!found.isStored && found.store === undefined)) return;
  collector.conceal(secretRange(scalar, found.secret));
  collector.add({
    key: found.store ?? store.keyOf(name),
    role: found.isStored ? 'stores' : 'uses',
    kind: found.kind,
    provider: found.provider,
    credential: found.credential,
    // Of a value that stands here the secret's own finding speaks.
    duty: 'found',
    confidence: found.confidence,
    lifetime: found.lifetime,
    privileges: scope.privileges ?? [],
    environment: scope.environment,
    consumer: scope.consumer ?? name,
    syntax,
    range: found.store === undefined ? keyRange(reading, name, scalar) : scalar.range,
  });
}

const SHORTEST_TOKEN_UNITS = 8;

/** A parameter store's name (`DB_PASSWORD_SSM_KEY`); or what is called a key and is words: `ARTIFACT_KEY: acme-web-image`. */
function isName(name: string, value: string): boolean {
  // No vendor's key or token is as short; passwords are.
  if (value.length < SHORTEST_TOKEN_UNITS && /(?:KEY|KEY_ID|TOKEN|SECRET)$/i.test(name)) return true;
  if (/(?:^|_)(?:SSM|VAULT|SECRETSMANAGER|ASM)_(?:KEY|SECRET)$/i.test(name)) return true;
  return /KEY$/i.test(name) && /^[a-z]{2,20}(?:[-_./][a-z]{2,20}){1,8}$/.test(value);
}

/** The name's own place on the value's line; the value where a block stands below it. */
function keyRange({ text }: PipelineReading, name: string, { range }: YamlScalar): YamlScalar['range'] {
  const from = Math.max(0, range.start - name.length - 20);
  const at = text.slice(from, range.start).lastIndexOf(name);
  return at < 0 ? { start: range.start, end: range.start } : { start: from + at, end: from + at + name.length };
}

function secretRange({ value, range }: YamlScalar, part: YamlScalar['range'] | undefined): YamlScalar['range'] {
  if (part === undefined || range.end - range.start !== value.length) return range;
  return { start: range.start + part.start, end: range.start + part.end };
}

function scalarOf(node: YamlNode): YamlScalar | undefined {
  const found = follow(node);
  return found?.type === 'scalar' ? found : undefined;
}
