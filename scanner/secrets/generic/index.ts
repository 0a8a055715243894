export { genericDetectors } from './detectors';
export { encodedKeyDetectors } from './encoded-key';
export { createGenericJudge } from './judge';
export type { Explanation, GenericJudge } from './judge';
export { keywords } from './keywords';
