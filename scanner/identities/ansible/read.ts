import type { IdentityReading } from '../../model';
import { NOTHING_READ } from '../plain-source';
import { ReferenceCollector } from '../reference-collector';
import { addInventory } from './inventory';
import { addLookups } from './lookups';
import { roleOf } from './paths';
import { addSettings } from './settings';
import { addVariableFile } from './variables';
import { addVault, vaultHeader } from './vault';

/** @returns what a file says on its own */
export function readAnsible(path: string, text: string): IdentityReading {
  const role = roleOf(path);
  if (role === undefined) return NOTHING_READ;
  const collector = new ReferenceCollector(path, text);
  // Manifests and the like may stand anywhere, under any name.
  if (/^apiVersion:/m.test(text)) return NOTHING_READ;
  const header = vaultHeader(text);
  if (header !== undefined) addVault(collector, header.label, header.range, 'ansible.vault-file');
  else if (role === 'settings') addSettings(collector);
  else if (role === 'inventory') addInventory(collector);
  else {
    addLookups(collector);
    addVariableFile(collector, role);
  }
  return collector.reading();
}
