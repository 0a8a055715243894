export { coverageOf } from './coverage';
export { readDocument } from './read-document';
export type { DocumentReading } from './read-document';
export { joinReadings, readDocuments, saysSomething, startReading } from './read-documents';
export type { Readings, RunningReading } from './read-documents';
export { knownSystems, namesIdentities, resolveIdentities } from './resolve-identities';
export { textDocument } from './text-document';
