export { lifetimeOfValue } from './lifetime';
export { dayOfSeconds, dayOfText } from './moment';
export { isPlaceholder } from './placeholder';
export { providerOfScheme, readUrl } from './url';
export type { UrlParts } from './url';
export { holdsPrivateKey, readValue } from './value';
export type { ValueFacts } from './value';
export { variablesIn } from './variables';
