import {
  completionsAt,
  definitionAt,
  fillGaps,
  hoverAt,
  inlayHintsIn,
  lensesIn,
  overviewOf,
  referencesAt,
  repairsAt,
  rulePage,
  symbolsIn,
} from '../../scanner/service';
import type { View } from '../../scanner/service';
import type { QuestionName, Questions } from './protocol';
import { editOnWire, fixOnWire, overviewOnWire, positionOnWire, rangeOnWire, spotOnWire, symbolOnWire } from './wire';

type Answerers = {
  readonly [K in QuestionName]: (view: View, path: string, of: Questions[K]['of']) => Questions[K]['answer'];
};

const answerers: Answerers = {
  hover(view, path, { offset }) {
    const hover = hoverAt(view, path, offset);
    if (hover === undefined) return undefined;
    const { answers, state, keys, entry, uses } = hover;
    return {
      answers,
      state,
      keys,
      range: rangeOnWire(view, path, hover.range),
      ...(entry !== undefined && { entry: spotOnWire(entry) }),
      uses: uses.map(spotOnWire),
    };
  },
  lenses: (view, path) =>
    lensesIn(view, path).map(({ title, range, uses }) => ({
      title,
      ...rangeOnWire(view, path, range),
      uses: uses.map(spotOnWire),
    })),
  hints: (view, path) =>
    inlayHintsIn(view, path).map(({ text, offset }) => ({ text, at: positionOnWire(view, path, offset) })),
  completions: (view, path, { offset }) =>
    completionsAt(view, path, offset).map(({ range, ...completion }) => ({
      ...completion,
      ...rangeOnWire(view, path, range),
    })),
  definition: (view, path, { offset }) => definitionAt(view, path, offset).map(spotOnWire),
  references: (view, path, { offset, withEntry }) => referencesAt(view, path, offset, withEntry).map(spotOnWire),
  symbols: (view, path) => symbolsIn(view, path).map((symbol) => symbolOnWire(view, path, symbol)),
  fixes: (view, path, range) => repairsAt(view, path, range).map((repair) => fixOnWire(view, repair)),
  gaps: (view, path) => fillGaps(view, path).map((edit) => editOnWire(view, edit)),
  overview: (view) => overviewOnWire(overviewOf(view)),
  rulePage: (_view, _path, { rule }) => rulePage(rule),
};

/** @param of as `Questions` has it for this name: both sides are built together */
export function answer(view: View, path: string, name: QuestionName, of: object): unknown {
  const ask = answerers[name] as (view: View, path: string, of: object) => unknown;
  return ask(view, path, of);
}
