import { plainSource } from '../plain-source';
import { languageOf } from '../program';
import { readProgram } from './read';

/** The identities of programs that are written with the AWS CDK. */
export const cdk = plainSource({
  id: 'cdk',
  systems: ['cdk'],
  claims: (path) => languageOf(path) !== undefined,
  read: readProgram,
});
