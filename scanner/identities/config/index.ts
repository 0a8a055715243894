export { readJson } from './json';
export { memberAt, membersOf, nodeAt, rangeWithin, textAt, textsOf } from './node';
export type { ConfigMember, ConfigNode, ConfigText } from './node';
export { readToml } from './toml';
export { readYamlConfig } from './yaml';
