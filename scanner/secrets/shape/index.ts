export * from './alphabet';
export { choice, isRun, lengthOf, run, uuid, uuidOf } from './piece';
export type { Piece, Run } from './piece';
export { patternOf, wholePatternOf } from './pattern';
export { exampleOf, shortened } from './example';
