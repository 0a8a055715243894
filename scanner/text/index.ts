export { indexLines } from './lines';
export type { LineIndex } from './lines';
export { placeAt } from './place';
export { redactExcerpt } from './redact';
export type { Redaction } from './redact';
export { BINARY_PROBE_BYTES, decodeText, utf16Of } from './decode';
export { readBytes, readerOf } from './bytes';
export { isTestPath, pathClass } from './path-class';
export type { PathClass } from './path-class';
