export { completionsAt } from './complete';
export type { Completion } from './complete';
