export { DEEPEST_NESTING, memberAt, membersOf, nodeAt, rangeWithin, textAt, textsOf } from './node';
export type { ConfigList, ConfigMap, ConfigMember, ConfigNode, ConfigText } from './node';
export { readToml } from './toml';
