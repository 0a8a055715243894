import { plainSource } from '../plain-source';
import { isSealedFile, readSealedFile } from './read';

/** What is kept encrypted in a repository, and who can open it: SOPS, age, git-crypt, dotenv-vault, Rails. */
export const sealed = plainSource({
  id: 'sealed',
  systems: [],
  claims: isSealedFile,
  read: readSealedFile,
});
