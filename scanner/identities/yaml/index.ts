export { locate } from './scalar-text';
export type { YamlNode, YamlPair, YamlScalar } from './node';
export { readYaml } from './read';
export type { YamlReading } from './read';
export type { VisitBudget } from './walk';
export { eachScalar, follow, itemsOf, pairAt, pairsOf, scalarAt, valueAt, visitBudget } from './walk';
