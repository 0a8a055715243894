import { identityAt, usesOf } from './at';
import { spotOf } from './spot';
import type { Spot } from './spot';
import type { View } from './view';

/** @returns the entry of what is used there; in a manifest the uses of the entry */
export function definitionAt(view: View, path: string, offset: number): readonly Spot[] {
  const identity = identityAt(view, path, offset)?.identity;
  if (identity === undefined) return [];
  const { declaration } = identity;
  if (declaration === undefined || declaration.manifest === path) return usesOf(identity).map(spotOf);
  return [spotOf(declaration.place)];
}

/** @param withEntry whether the entry counts as one @returns every place that names the identity, the entry last */
export function referencesAt(view: View, path: string, offset: number, withEntry: boolean): readonly Spot[] {
  const identity = identityAt(view, path, offset)?.identity;
  if (identity === undefined) return [];
  const entry = withEntry ? identity.declaration : undefined;
  return [...usesOf(identity).map(spotOf), ...(entry === undefined ? [] : [spotOf(entry.place)])];
}
