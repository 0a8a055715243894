import { rangeWithin } from '../config';
import type { ConfigText } from '../config';
import { readCredentialName } from '../credential-name';
import { providerOfHost } from '../provider';
import { isPlaceholder, providerOfScheme, readUrl, readValue } from '../value';
import type { UrlParts } from '../value';
import { readCredential } from './credential';
import type { ServerCredential } from './credential';

/** Parameters by which services take a key although their name alone does not say so. */
const CREDENTIAL_PARAMETERS: ReadonlySet<string> = new Set([
  'key',
  'apikey',
  'api_key',
  'auth',
  'sig',
  'signature',
  'code',
  'profile_key',
]);

/**
 * Finds the credentials in a URL: a password, a parameter, a random part of a web address.
 * @param variable what to call one that has no name of its own
 */
export function urlCredentials(
  text: ConfigText,
  variable: string,
  place: ServerCredential['place'],
): readonly ServerCredential[] {
  const url = readUrl(text.value);
  if (url === undefined) return [];
  const host = text.value.slice(url.host.start, url.host.end);
  const provider = providerOfScheme(url.scheme) ?? providerOfHost(host);
  const found = [
    passwordIn(text, url, variable, place),
    ...parametersIn(text, url, place),
    secretPath(text, url, variable, place),
  ];
  return found
    .filter((credential) => credential !== undefined)
    .map((credential) =>
      credential.provider === 'unknown' && provider !== undefined ? { ...credential, provider } : credential,
    );
}

function passwordIn(
  text: ConfigText,
  url: UrlParts,
  variable: string,
  place: ServerCredential['place'],
): ServerCredential | undefined {
  const part = url.password ?? url.user;
  if (part === undefined) return undefined;
  const credential = readCredential({ name: variable, range: rangeWithin(text, part), text, place });
  if (credential === undefined) return undefined;
  const isWeb = /^(?:https?|wss?|sse)$/.test(url.scheme);
  return { ...credential, kind: isWeb ? 'access_token' : 'database_account' };
}

function parametersIn(text: ConfigText, url: UrlParts, place: ServerCredential['place']): readonly ServerCredential[] {
  return url.query.flatMap(({ name, value }) => {
    const isCredential = CREDENTIAL_PARAMETERS.has(name.toLowerCase());
    if (!isCredential && readCredentialName(name) === undefined) return [];
    const content: ConfigText = {
      type: 'text',
      value: text.value.slice(value.start, value.end),
      range: rangeWithin(text, value),
    };
    const nameRange = rangeWithin(text, { start: value.start - 1 - name.length, end: value.start - 1 });
    const found = readCredential({ name, range: nameRange, text: content, place, isCredential });
    return found === undefined ? [] : [found];
  });
}

/** Letters and digits of one segment, long enough that only a machine made them. */
const RANDOM_SEGMENT = /^(?=\D*\d)(?=\d*[a-z])[\w=-]{24,}$/i;

/** Some hosts give each user an address of his own, to be kept like a password (mcp.zapier.com). */
function secretPath(
  text: ConfigText,
  url: UrlParts,
  variable: string,
  place: ServerCredential['place'],
): ServerCredential | undefined {
  if (!/^https?$/.test(url.scheme)) return undefined;
  let start = url.path.start;
  for (const segment of text.value.slice(url.path.start, url.path.end).split('/')) {
    const part = { start, end: start + segment.length };
    start = part.end + 1;
    if (!RANDOM_SEGMENT.test(segment) || isUuid(segment) || isPlaceholder(segment)) continue;
    const range = rangeWithin(text, part);
    return {
      variable,
      range,
      secrets: [range],
      isStored: readValue(segment).form === 'literal',
      isEmpty: false,
      provider: 'unknown',
      kind: 'access_token',
      credential: 'static',
      confidence: 'possible',
      filledBy: [],
      inputs: [],
      place,
    };
  }
  return undefined;
}

/** Names a resource, by itself opens nothing. */
function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
