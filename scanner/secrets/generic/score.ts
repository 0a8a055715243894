import type { Confidence } from '../../model';
import type { CandidateClass } from './evidence';
import { flags } from './flags';
import type { FlagSet, Stage } from './flags';
import { model } from './model';

interface Weights {
  readonly byFlag: Int16Array;
  /** The most that the flags of a stage can add for a candidate of each class. */
  readonly most: Readonly<Record<Stage, ReadonlyMap<string, number>>>;
}

let loaded: Weights | undefined;

/** Sum of bias and weights, in tenths of a log-odds. */
export function scoreOf(set: FlagSet): number {
  loaded ??= load();
  return model.bias + set.sum(loaded.byFlag);
}

/** @returns the most that the flags of a stage can add to the score of a candidate of this class */
export function mostOf(stage: Stage, found: CandidateClass): number {
  loaded ??= load();
  const most = loaded.most[stage];
  return (most.get('') ?? 0) + (most.get(found) ?? 0);
}

/** @param score in tenths; undefined below what is worth a look */
export function confidenceOf(score: number): Confidence | undefined {
  const { certain, likely, possible } = model.bands;
  if (score >= certain) return 'certain';
  if (score >= likely) return 'likely';
  return score >= possible ? 'possible' : undefined;
}

/** The flags that count, the heaviest first. */
export function reasonsOf(set: FlagSet): readonly { readonly flag: string; readonly weight: number }[] {
  return set
    .list()
    .map((flag) => ({ flag, weight: model.weights[flag] ?? 0 }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

function load(): Weights {
  const byFlag = Int16Array.from(flags, ({ name }) => model.weights[name] ?? 0);
  const byGroup = new Map<number, number>();
  flags.forEach(({ group }, index) => byGroup.set(group, Math.max(byGroup.get(group) ?? 0, byFlag[index] ?? 0)));
  const most = {
    name: new Map<string, number>(),
    measure: new Map<string, number>(),
    form: new Map<string, number>(),
    wrap: new Map<string, number>(),
    place: new Map<string, number>(),
  };
  for (const { stage, group, only = '' } of flags) {
    most[stage].set(only, (most[stage].get(only) ?? 0) + (byGroup.get(group) ?? 0));
    byGroup.set(group, 0);
  }
  return { byFlag, most };
}
