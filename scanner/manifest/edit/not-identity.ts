import { edited } from './edited';
import { quoted } from './entry-lines';
import { listIn } from './find-entry';
import { addToList } from './list-items';
import { startedManifest } from './started-manifest';

/** A key that looks like an identity and is none. */
export interface NewNotIdentity {
  readonly key: string;
  readonly reason: string;
  /** Who says so. */
  readonly by?: string;
}

/**
 * Says of a key that it is no identity.
 * @param existing the manifest's text, undefined where there is none
 * @throws UsageError where the file is broken, would not take the values, or is laid out so that it cannot be done
 */
export function addNotIdentity(existing: string | undefined, { key, reason, by }: NewNotIdentity): string {
  const values = { key, reason, ...(by === undefined ? {} : { by }) };
  const flow = `{ ${Object.entries(values)
    .map(([name, value]) => `${name}: ${quoted(value)}`)
    .join(', ')} }`;
  return edited(startedManifest(existing), (text, map, data) => {
    listIn(data, 'not_identities').push(values);
    return addToList(text, map, 'not_identities', { lines: (indent) => [`${indent}- ${flow}`], flow }, '');
  });
}
