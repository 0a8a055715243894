export { readJson } from './json';
export { memberAt, membersOf, nodeAt, rangeWithin, textAt, textsOf } from './node';
export type { ConfigList, ConfigMap, ConfigMember, ConfigNode, ConfigText } from './node';
export { readToml } from './toml';
export { readYamlConfig } from './yaml';
