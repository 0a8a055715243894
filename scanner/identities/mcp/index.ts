export { storedLiterals } from './literals';
export type { StoredLiteral } from './literals';
export { startedCode } from './command';
export { serverKey } from './keys';
export { mcp } from './source';
