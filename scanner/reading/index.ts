export { coverageOf } from './coverage';
export { readDocument } from './read-document';
export type { DocumentReading } from './read-document';
export { readDocuments } from './read-documents';
export { knownSystems, namesIdentities, resolveIdentities } from './resolve-identities';
