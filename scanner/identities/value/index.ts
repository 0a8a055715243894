export { isPlaceholder } from './placeholder';
export { providerOfScheme, readUrl } from './url';
export type { UrlParts } from './url';
export { holdsPrivateKey, readValue } from './value';
export type { ValueFacts, ValueForm } from './value';
export { variablesIn } from './variables';
export type { Variable } from './variables';
