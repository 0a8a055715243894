import { plainSource } from '../plain-source';
import { isDockerfile, readDockerfile } from './read';

/** Dockerfiles and Containerfiles: docs.docker.com/reference/dockerfile. */
export const docker = plainSource({
  id: 'docker',
  // Who builds the image passes secrets that no file here need name.
  systems: [],
  claims: isDockerfile,
  read: readDockerfile,
});
