export { storedLiterals } from './literals';
export type { StoredLiteral } from './literals';
export { mcp } from './source';
