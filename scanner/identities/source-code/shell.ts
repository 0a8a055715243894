import { Mentions } from '../pipeline';
import type { EnvironmentRead } from './environment-reads';

/** `X=…`, `export X=…`, `local X=…`: but for those that only give a default, `X="${X:-…}"`. */
const ASSIGNED =
  /(?:^|[\s;&|({])(?:(?:local|declare|typeset|readonly)\s{1,3}(?:-\w{1,5}\s{1,3}){0,3})?([A-Z_][A-Z0-9_]{1,99})=(?!["']?\$\{?\1\b)/gm;
/** `for X in`, `read -rsp "Password: " X` */
const FILLED =
  /\b(?:for|read(?:\s{1,3}(?:-\w{1,9}|"[^"\n]{0,100}"|'[^'\n]{0,100}')){0,5})\s{1,3}([A-Z_][A-Z0-9_]{1,99})\b/g;

/**
 * Variables of a credential's name that a script takes from its environment, each where it first does: those that it fills
 * itself are its own.
 */
export function shellReads(text: string): readonly EnvironmentRead[] {
  const mentions = new Mentions(text, 'shell');
  if (!mentions.nameCredentials) return [];
  const own = new Set([...text.matchAll(ASSIGNED), ...text.matchAll(FILLED)].map(([, name]) => name));
  const first = new Map<string, EnvironmentRead>();
  for (const { name, range, credential } of mentions.within({ start: 0, end: text.length }))
    if (credential !== undefined && !own.has(name) && !first.has(name) && !isEscaped(text, range.start))
      first.set(name, { name, range });
  return [...first.values()];
}

/** `\\$TOKEN` is written into what the script writes. */
function isEscaped(text: string, at: number): boolean {
  return /\\\$\{?$/.test(text.slice(Math.max(0, at - 3), at));
}
