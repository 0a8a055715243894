export type { LocatedText } from './scalar-text';
export { locate } from './scalar-text';
export type { YamlAlias, YamlMap, YamlNode, YamlPair, YamlScalar, YamlSequence } from './node';
export type { YamlReading } from './read';
export { readYaml } from './read';
export type { VisitBudget } from './walk';
export { eachScalar, follow, itemsOf, pairAt, pairsOf, scalarAt, valueAt, visitBudget } from './walk';
