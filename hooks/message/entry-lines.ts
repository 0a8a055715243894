import { addDays } from '../../scanner';
import type { Day, GovernedIdentity } from '../../scanner';

/** A quarter: long enough to be worth it, short enough for any policy. */
const SUGGESTED_LIFE_DAYS = 90;
const ENDLESS: ReadonlySet<string> = new Set(['keyless', 'ephemeral']);

/** @returns an entry for nhi.yaml that lacks nothing but its owner's name */
export function entryLines({ id, credential, expires }: GovernedIdentity, today: Day): string[] {
  const hasEnd = expires !== undefined || ENDLESS.has(credential);
  return [
    `- id: ${entryName(id)}`,
    '  owner: "@<team or person>"',
    ...(hasEnd ? [] : [`  expires: ${addDays(today, SUGGESTED_LIFE_DAYS)}`]),
    // What cannot be known from the code is a question mark in the key, and a star in an entry.
    `  references: [${JSON.stringify(id.replaceAll('?', '*'))}]`,
  ];
}

/** `gha:secret/NPM_TOKEN@production` → `npm-token` */
function entryName(key: string): string {
  const [path = ''] = key.split('@');
  const last = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
  const words = last.toLowerCase().match(/[a-z0-9]+/g);
  return words?.join('-') ?? 'identity';
}
