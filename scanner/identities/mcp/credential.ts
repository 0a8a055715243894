import type { Confidence, CredentialType, IdentityKind, Range } from '../../model';
import { rangeWithin } from '../config';
import type { ConfigText } from '../config';
import { isCredentialName, readCredentialName } from '../credential-name';
import { identityOfName } from '../provider';
import { holdsPrivateKey, readValue } from '../value';
import type { ValueFacts } from '../value';

/** A credential that a server is given. */
export interface ServerCredential {
  /** The environment variable, header, flag or parameter by which the server gets it. */
  readonly variable: string;
  /** The name where it has one of its own, else the value. */
  readonly range: Range;
  /** Literal parts of the value. */
  readonly secrets: readonly Range[];
  /** The value stands in the file. */
  readonly isStored: boolean;
  /** Nothing was filled in: no credential yet. */
  readonly isEmpty: boolean;
  readonly provider: string;
  readonly kind: IdentityKind;
  readonly credential: CredentialType;
  readonly confidence: Confidence;
  /** Variables of the user's environment that fill it. */
  readonly filledBy: readonly string[];
  /** Questions that the editor asks for it. */
  readonly inputs: readonly string[];
  /** Key of the stored secret that it points at. */
  readonly store?: string;
  /** Where it was met: `env`, `header`, `argument`, `url`, `setting`. */
  readonly place: 'env' | 'header' | 'argument' | 'url' | 'setting';
}

/** A name with a value, wherever the pair stands. */
export interface NamedText {
  readonly name: string;
  readonly range: Range;
  readonly text: ConfigText;
  readonly place: ServerCredential['place'];
  /** Known to hold a credential whatever it is called: `Authorization`. */
  readonly isCredential?: boolean;
}

/** `Authorization: Bearer x`; the scheme is no part of the credential. RFC 9110, section 11. */
const SCHEME = /^(?:Bearer|Basic|Token|ApiKey|Api-Key|Bot|Digest)\s+/i;

/** @returns undefined where neither name nor value speaks of a credential */
export function readCredential({
  name,
  range,
  text,
  place,
  isCredential = false,
}: NamedText): ServerCredential | undefined {
  const scheme = SCHEME.exec(text.value.slice(0, 40))?.[0].length ?? 0;
  const value = text.value.slice(scheme);
  const facts = readValue(value, name);
  const named = readCredentialName(name);
  const isKey = holdsPrivateKey(value);
  const isProved = isCredential || scheme > 0 || isKey || holdsUrlPassword(facts) || isFilledByCredential(facts);
  if (named === undefined && !isProved) return undefined;
  if (facts.form === 'switch' && !isCredential) return undefined;
  const isStored = isKey || (named?.holds !== 'file' && facts.form === 'literal' && !isPassedOn(value));
  const identity = identityOf(name, facts, isKey, named !== undefined);
  return {
    variable: name,
    range,
    secrets: isStored ? [secretRange(text, facts, scheme)] : [],
    isStored,
    isEmpty: facts.form === 'empty',
    ...identity,
    confidence: isProved ? 'certain' : (named?.confidence ?? 'likely'),
    filledBy: isPassedOn(value) ? [value] : namesFrom(facts, 'environment'),
    inputs: namesFrom(facts, 'input'),
    place,
    ...(facts.store === undefined ? {} : { store: facts.store }),
  };
}

/** A variable that is passed on under its own name. */
export function passedCredential(
  variable: string,
  range: Range,
  place: ServerCredential['place'],
  filledBy = variable,
): ServerCredential {
  const { provider, kind, credential } = identityOfName(filledBy);
  return {
    variable,
    range,
    secrets: [],
    isStored: false,
    isEmpty: false,
    provider,
    kind: kind === 'other' ? 'access_token' : kind,
    credential,
    confidence: 'likely',
    filledBy: [filledBy],
    inputs: [],
    place,
  };
}

/** GitHub's coding agent replaces such a value by the secret of that name. */
function isPassedOn(value: string): boolean {
  return /^COPILOT_MCP_[A-Z0-9_]{1,200}$/.test(value);
}

/** A password, or a token in a user's place. */
function holdsUrlPassword({ url, form }: ValueFacts): boolean {
  return (url?.password ?? url?.user) !== undefined && form !== 'address';
}

/** `AUTH_HEADER: ${ACME_TOKEN}` */
function isFilledByCredential({ variables }: ValueFacts): boolean {
  return variables.some(({ name, from }) => from !== 'file' && isCredentialName(name));
}

function namesFrom({ variables }: ValueFacts, from: 'environment' | 'input'): readonly string[] {
  return variables.flatMap((variable) => (variable.from === from && variable.name !== '' ? [variable.name] : []));
}

function identityOf(
  name: string,
  facts: ValueFacts,
  isKey: boolean,
  isNamed: boolean,
): Pick<ServerCredential, 'provider' | 'kind' | 'credential'> {
  const [filledBy] = facts.variables.map((variable) => variable.name).filter(isCredentialName);
  const own = identityOfName(isNamed || filledBy === undefined ? name : filledBy);
  const credential = facts.form === 'command' || facts.form === 'store' ? 'brokered' : own.credential;
  if (own.kind !== 'other') return { ...own, credential };
  if (isKey) return { ...own, kind: 'signing_key', credential };
  return { ...own, kind: holdsUrlPassword(facts) ? 'database_account' : 'access_token', credential };
}

function secretRange(text: ConfigText, facts: ValueFacts, scheme: number): Range {
  const within = facts.secret ?? { start: 0, end: text.value.length - scheme };
  return rangeWithin(text, { start: within.start + scheme, end: within.end + scheme });
}
