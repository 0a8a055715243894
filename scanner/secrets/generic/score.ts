import type { Confidence } from '../../model';
import { flagNames } from './flags';
import type { FlagSet } from './flags';
import { model } from './model';

let weights: Int16Array | undefined;

/** The model's weights by flag. */
function loadWeights(): Int16Array {
  weights ??= Int16Array.from(flagNames, (name) => model.weights[name] ?? 0);
  return weights;
}

/** Sum of bias and weights, in tenths of a log-odds. */
export function scoreOf(flags: FlagSet): number {
  return model.bias + flags.sum(loadWeights());
}

/** @param score in tenths; undefined below what is worth a look */
export function confidenceOf(score: number): Confidence | undefined {
  const { certain, likely, possible } = model.bands;
  if (score >= certain) return 'certain';
  if (score >= likely) return 'likely';
  return score >= possible ? 'possible' : undefined;
}

/** The flags that count, the heaviest first. */
export function reasonsOf(flags: FlagSet): readonly { readonly flag: string; readonly weight: number }[] {
  return flags
    .list()
    .map((flag) => ({ flag, weight: model.weights[flag] ?? 0 }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
