export { callsIn, Definitions } from './calls';
export { cFamily, java, languageOf, python } from './language';
export type { Language } from './language';
export type { BoundCall } from './calls';
export type { ProgramCall, ProgramMap, ProgramMember, ProgramNode, ProgramText } from './node';
export { memberOf, readValueAt, snakeCase } from './read-value';
