import type { Range } from '../../model';
import type { ReferenceCollector } from '../reference-collector';

/** docs.ansible.com, "Encrypting content with Ansible Vault": `$ANSIBLE_VAULT;1.2;AES256;label`. */
const HEADER = /^\$ANSIBLE_VAULT;1\.\d;AES(?:256)?(?:;([\w.-]{1,100}))?[ \t]*\r?$/m;

export interface VaultHeader {
  readonly label: string;
  readonly range: Range;
}

/** @returns undefined where the text is not encrypted as a whole */
export function vaultHeader(text: string): VaultHeader | undefined {
  const match = text.startsWith('$ANSIBLE_VAULT;') ? HEADER.exec(text.slice(0, 200)) : null;
  return match === null
    ? undefined
    : { label: match[1] ?? 'default', range: { start: 0, end: match[0].trimEnd().length } };
}

/** @param value of a variable behind `!vault` */
export function vaultLabel(value: string): string | undefined {
  const match = HEADER.exec(value.trimStart().slice(0, 200));
  return match === null ? undefined : (match[1] ?? 'default');
}

/** The password of a vault opens everything in it. */
export function addVault(collector: ReferenceCollector, label: string, range: Range, syntax: string): void {
  collector.add({
    key: `ansible:vault/${label}`,
    role: syntax === 'ansible.vault-file' ? 'stores' : 'uses',
    kind: 'secret_store',
    provider: 'ansible',
    credential: 'static',
    duty: 'privileged',
    privileges: [{ fact: 'opens the secrets kept in ansible', level: 'privileged', range }],
    syntax,
    range,
  });
}
