export { indexLines } from './lines';
export type { LineIndex } from './lines';
export { placeAt } from './place';
export { redactExcerpt } from './redact';
export type { Redaction } from './redact';
