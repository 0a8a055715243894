import { isCredentialName } from '../credential-name';
import { argumentCredentials } from './arguments';
import { passedCredential, readCredential } from './credential';
import type { ServerCredential } from './credential';
import { headerCredential } from './header';
import type { ServerParts } from './server';
import { urlCredentials } from './url-credential';

/** Everything that a server is given to prove itself, in the order it stands. */
export function serverCredentials(server: ServerParts): readonly ServerCredential[] {
  const found = [
    ...server.env.map(({ name, nameRange, value }) =>
      value.type === 'text' ? readCredential({ name, range: nameRange, text: value, place: 'env' }) : undefined,
    ),
    ...server.headers.map(({ name, nameRange, value }) =>
      value.type === 'text' ? headerCredential(name, nameRange, value) : undefined,
    ),
    ...server.filledHeaders.map(({ name, nameRange, value }) =>
      value.type === 'text' ? passedCredential(name, nameRange, 'header', value.value) : undefined,
    ),
    ...server.passed.map(({ value, range }) =>
      isCredentialName(value) ? passedCredential(value, range, 'env') : undefined,
    ),
    server.bearer && passedCredential(server.bearer.value, server.bearer.range, 'env'),
    ...server.settings.map(({ name, nameRange, value }) =>
      value.type === 'text' && isCredentialName(name)
        ? readCredential({ name, range: nameRange, text: value, place: 'setting' })
        : undefined,
    ),
    ...(server.url === undefined ? [] : urlCredentials(server.url, 'url', 'url')),
    ...argumentCredentials(server.command),
  ].filter((credential) => credential !== undefined);
  const given = new Set(server.env.map(({ name }) => name));
  return found
    .map((credential) => (credential.place === 'env' ? credential : filledFromOutside(credential, given)))
    .sort((a, b) => a.range.start - b.range.start);
}

/** What the server's own `env` gives does not come from the user's environment. */
function filledFromOutside(credential: ServerCredential, given: ReadonlySet<string>): ServerCredential {
  return { ...credential, filledBy: credential.filledBy.filter((name) => !given.has(name)) };
}
