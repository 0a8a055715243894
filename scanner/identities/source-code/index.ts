import { plainSource } from '../plain-source';
import { codeLanguageOf } from './languages';
import { readSourceCode } from './read';

/** Programs and scripts that read credentials: from their environment, from secret stores, from files. */
export const sourceCode = plainSource({
  id: 'source-code',
  systems: [],
  claims: (path) => codeLanguageOf(path) !== undefined,
  read: readSourceCode,
});
