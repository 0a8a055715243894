export { countSubjects } from './counts';
export { newness } from './newness';
export type { Side } from './newness';
