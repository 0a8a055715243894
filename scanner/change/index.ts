export { withoutAdoption } from './adoption';
export { addedWaivers } from './added-waivers';
export { newShown } from './new-shown';
export { newness } from './newness';
export { parentsOf } from './parents';
export { readSide } from './side';
export type { Side } from './side';
export { judgedByTarget, waiversThere, withTargetPolicy } from './target';
export type { Target } from './target';
