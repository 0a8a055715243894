export { readGitleaksConfig } from './read-config';
export type { Allowed, GitleaksConfig } from './read-config';
