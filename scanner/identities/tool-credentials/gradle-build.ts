import type { Range } from '../../model';
import { isCredentialName } from '../credential-name';
import { identityOfName, providerOfHost } from '../provider';
import type { ReferenceCollector } from '../reference-collector';
import { isPlaceholder, readUrl } from '../value';
import { registryKey } from './credential';

/** docs.gradle.org, "Build environment": how a build asks for a property that whoever runs it gives. */
const PROPERTIES: readonly RegExp[] = [
  /\b(?:findProperty|gradleProperty|getProperty|property|hasProperty)\(\s{0,9}["']([\w.-]{1,100})["']/g,
  /\bproperties\s{0,3}(?:\[|\.get\()\s{0,9}["']([\w.-]{1,100})["']/g,
  /\bval\s{1,3}(\w{1,100})(?:\s{0,3}:\s{0,3}String\??)?\s{1,3}by\s{1,3}(?:project|settings)\b/g,
];
/** docs.gradle.org, "Declaring repositories": a block, or a type whose parts are properties of the repository's name. */
const CREDENTIALS = /\bcredentials\s{0,3}(?:\{|\(\s{0,9}(?:Password|HttpHeader|Aws)Credentials\b)/g;
/** developer.android.com, "Sign your app": one block a configuration. */
const SIGNING = /\b(?:store|key)Password(?:\s{0,3}=\s{0,3}|\s{1,3}|\(\s{0,9})/g;
const PASSWORD = /\b(?:password|secretKey|value)(?:\s{0,3}=\s{0,3}|\s{1,3}|\.set\(\s{0,9})/;

/** A block of credentials is short; what it is for stands before or behind it. */
const BLOCK_UNITS = 600;
const NEAR_UNITS = 400;

/** Reads a build: the properties that are credentials, those of repositories, and the passwords of signing keys. */
export function readGradleBuild(collector: ReferenceCollector): void {
  const { text } = collector;
  for (const form of PROPERTIES)
    for (const { index, 0: whole, 1: name = '' } of text.matchAll(form)) {
      if (!isSecretProperty(name) || isCommentedOut(text, index)) continue;
      const start = index + whole.lastIndexOf(name);
      addProperty(collector, name, { start, end: start + name.length });
    }
  for (const { index, 0: whole } of text.matchAll(CREDENTIALS))
    if (!isCommentedOut(text, index)) addRepository(collector, index, whole);
  for (const { index, 0: whole } of text.matchAll(SIGNING)) {
    if (isCommentedOut(text, index)) continue;
    const value = valueAt(text, index + whole.length);
    if (value === undefined || (value.literal === undefined && value.links.length === 0)) continue;
    const end = index + (/^\w+/.exec(whole)?.[0].length ?? 0);
    add(collector, `gradle:signing/${collector.path}`, 'signing_key', 'android', value, { start: index, end });
  }
}

/** signing.keyId and the like say which key; the password opens it. */
function isSecretProperty(name: string): boolean {
  return name === 'signing.password' || (!/keyId$|KeyRingFile$/.test(name) && isCredentialName(name));
}

function addProperty(collector: ReferenceCollector, name: string, range: Range): void {
  const isSigning = /^signing/i.test(name);
  const { kind, provider } = identityOfName(name);
  collector.add({
    key: `gradle:property/${name}`,
    // docs.gradle.org: ORG_GRADLE_PROJECT_name sets it too.
    linkedKeys: [`env:ORG_GRADLE_PROJECT_${name}`],
    role: 'uses',
    kind: isSigning ? 'signing_key' : kind,
    provider: isSigning ? 'pgp' : provider,
    credential: 'static',
    duty: 'found',
    confidence: 'likely',
    syntax: 'gradle.property-use',
    range,
  });
}

function addRepository(collector: ReferenceCollector, at: number, opening: string): void {
  const { text } = collector;
  const host = hostNear(text, at);
  const key = registryKey('maven', host ?? '');
  const provider = (host === undefined ? undefined : providerOfHost(host)) ?? 'maven';
  const range = { start: at, end: at + 'credentials'.length };
  if (!opening.endsWith('{')) {
    const name = /\bname\s{0,3}=\s{0,3}["'](\w{1,60})["']/.exec(nearBefore(text, at))?.[1];
    const links = name === undefined ? [] : [`gradle:property/${name}Password`];
    add(collector, key, 'registry_credential', provider, { links }, range);
    return;
  }
  const body = text.slice(at, at + BLOCK_UNITS);
  const close = body.indexOf('\n', body.search(/\n\s{0,40}\}/) + 1);
  const block = close < 0 ? body : body.slice(0, close);
  const password = PASSWORD.exec(block);
  if (password === null) return;
  const value = valueAt(text, at + password.index + password[0].length);
  if (value !== undefined) add(collector, key, 'registry_credential', provider, value, range);
}

interface GivenValue {
  /** Keys of what it comes from. */
  readonly links: readonly string[];
  readonly literal?: Range;
}

/** What stands on the rest of the line; undefined where it is nothing. */
function valueAt(text: string, at: number): GivenValue | undefined {
  const end = text.indexOf('\n', at);
  const line = text.slice(at, end < 0 ? undefined : end);
  const given = /(?:getenv|environmentVariable)\(\s{0,9}["'](\w{1,100})["']/.exec(line)?.[1];
  const property =
    /(?:findProperty|gradleProperty|getProperty|property)\(\s{0,9}["']([\w.-]{1,100})["']|properties\s{0,3}\[\s{0,9}["']([\w.-]{1,100})["']/.exec(
      line,
    );
  const own = property?.[1] ?? property?.[2];
  const links = [
    ...(own === undefined ? [] : [`gradle:property/${own}`]),
    ...(given === undefined ? [] : [`env:${given}`]),
  ];
  if (links.length > 0) return { links };
  const [quoted, literal] = /^["']([^"'\n$]{1,300})["']/.exec(line) ?? [];
  if (quoted !== undefined && literal !== undefined) {
    return isPlaceholder(literal) ? undefined : { links, literal: { start: at + 1, end: at + 1 + literal.length } };
  }
  const [name] = /^\w{1,100}(?=\s{0,20}\)?\s{0,20}(?:$|\/\/|\}))/.exec(line) ?? [];
  if (name === undefined) return line.trim() === '' ? undefined : { links };
  // A name that the build sets itself says nothing; others are properties.
  const isSet = new RegExp(String.raw`\b(?:def|val|var|String)\s{1,3}${name}\s{0,3}=`).test(text);
  return { links: isSet ? [] : [`gradle:property/${name}`] };
}

function add(
  collector: ReferenceCollector,
  key: string,
  kind: 'registry_credential' | 'signing_key',
  provider: string,
  { links, literal }: GivenValue,
  range: Range,
): void {
  if (literal !== undefined) collector.conceal(literal);
  collector.add({
    key,
    linkedKeys: links,
    role: literal === undefined ? 'uses' : 'stores',
    kind,
    provider,
    credential: 'static',
    duty: literal === undefined ? 'found' : 'privileged',
    confidence: 'likely',
    syntax: kind === 'signing_key' ? 'gradle.signing' : 'gradle.repository',
    range,
  });
}

/** The address of the repository that the block belongs to: the last before it, else the first behind. */
function hostNear(text: string, at: number): string | undefined {
  const address = /["'](https?:\/\/[^"'\s]{1,300}|s3:\/\/[^"'\s]{1,300})["']/g;
  const before = [...nearBefore(text, at).matchAll(address)].at(-1)?.[1];
  const found = before ?? address.exec(text.slice(at, at + NEAR_UNITS))?.[1];
  const url = found === undefined ? undefined : readUrl(found);
  return found === undefined || url === undefined ? undefined : found.slice(url.host.start, url.host.end);
}

/** Of the same repository: not beyond where the one before ends. */
function nearBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - NEAR_UNITS), at);
  return before.slice(Math.max(0, before.search(/\b(?:maven|ivy)\b[^{}]{0,60}\{[^}]{0,400}$/)));
}

function isCommentedOut(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
  return /^\s*\*|^\s*\/\/|\s\/\/\s/.test(line);
}
