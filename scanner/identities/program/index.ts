export { callsIn, Definitions } from './calls';
export { languageOf } from './language';
export type { Language } from './language';
export type { ProgramCall, ProgramMap, ProgramMember, ProgramNode, ProgramText } from './node';
export { memberOf, snakeCase } from './read-value';
