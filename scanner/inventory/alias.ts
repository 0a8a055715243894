/**
 * An environment variable's name is an alias: what it stands for is decided where it is filled, and two files may fill
 * `NODE_AUTH_TOKEN` from two stores.
 */
export function isAlias(key: string): boolean {
  return key.startsWith('env:');
}
