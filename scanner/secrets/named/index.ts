export { namedForms, namedKinds } from './forms';
export { NamedJudge } from './judge';
