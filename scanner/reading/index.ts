export { excludedReading, readDocument } from './read-document';
export type { DocumentReading } from './read-document';
