export { namedForms, namedKinds } from './forms';
export { NamedJudge, slotsOf } from './judge';
