import { answersOf } from './answers';
import type { Answers } from './answers';
import { identityAt, usesOf } from './at';
import { spotOf } from './spot';
import type { Spot } from './spot';
import type { View } from './view';
import type { GovernanceState, Range } from '../model';

/** What is said of the identity under the pointer. */
export interface Hover {
  /** Of the words that name it, in the document that was asked about. */
  readonly range: Range;
  readonly answers: Answers;
  readonly state: GovernanceState;
  /** Its keys where it was found, else those of its entry. */
  readonly keys: readonly string[];
  /** Its entry in a manifest. */
  readonly entry?: Spot;
  /** Every place that uses it, by path and position. */
  readonly uses: readonly Spot[];
}

/** @returns undefined where no identity is named */
export function hoverAt(view: View, path: string, offset: number): Hover | undefined {
  const pointed = identityAt(view, path, offset);
  if (pointed === undefined) return undefined;
  const { identity, range } = pointed;
  const { declaration, keys, state } = identity;
  return {
    range,
    answers: answersOf(identity, view.result.today),
    state,
    keys: keys.length > 0 ? keys : (declaration?.references.map(({ value }) => value) ?? []),
    ...(declaration !== undefined && { entry: spotOf(declaration.place) }),
    uses: usesOf(identity).map(spotOf),
  };
}
