export { memberAt, membersOf, nodeAt, rangeWithin, readToml, textAt, textsOf } from '../../config';
export type { ConfigMember, ConfigNode, ConfigText } from '../../config';
export { readJson } from './json';
export { readYamlConfig } from './yaml';
