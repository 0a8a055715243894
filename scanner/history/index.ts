export { Leaks, secretName } from './leaks';
export { VersionReader } from './version-reader';
