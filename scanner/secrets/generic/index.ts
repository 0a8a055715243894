export { keywords } from './keywords';
export type { Keyword } from './keywords';
