import { plainSource } from '../plain-source';
import { readAnsible } from './read';
import { roleOf } from './paths';

/** Ansible: variables, vaults, lookups, inventories and ansible.cfg. */
export const ansible = plainSource({
  id: 'ansible',
  // Variables come from the command line and from dynamic inventories too.
  systems: [],
  claims: (path) => roleOf(path) !== undefined,
  read: readAnsible,
});
