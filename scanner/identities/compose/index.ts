import { plainSource } from '../plain-source';
import { isComposeFile, readCompose } from './read';

export { dockerSecretKey } from './secrets';

/** Docker Compose and Swarm stacks: docs.docker.com/reference/compose-file. */
export const compose = plainSource({
  id: 'compose',
  // Images read their mounted secrets by themselves: that a key is not met proves nothing.
  systems: [],
  claims: isComposeFile,
  read: readCompose,
});
