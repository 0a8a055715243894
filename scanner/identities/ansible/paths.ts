export type AnsibleRole = 'variables' | 'tasks' | 'inventory' | 'settings';

/** docs.ansible.com, "Sample directory layout". */
const VARIABLES =
  /(?:^|\/)(?:group_vars|host_vars)\/|(?:^|\/)roles\/[^/]+\/(?:vars|defaults)\/|(?:^|\/)vault(?:_\w{1,40})?\.ya?ml$/;
const TASKS =
  /(?:^|\/)(?:playbooks?|roles\/[^/]+\/(?:tasks|handlers|meta))\/|(?:^|\/)(?:site|playbook[\w-]*|[\w-]+_playbook|[\w-]+-playbook)\.ya?ml$/;
const INVENTORY = /(?:^|\/)(?:hosts|inventory)(?:\.ini)?$|(?:^|\/)inventor(?:y|ies)\/(?:[^/]+\/){0,3}[\w-]+(?:\.ini)?$/;

/** @returns undefined where Ansible reads no file of this path */
export function roleOf(path: string): AnsibleRole | undefined {
  const isYaml = path.endsWith('.yml') || path.endsWith('.yaml');
  const dot = path.lastIndexOf('.');
  const isBare = dot <= path.lastIndexOf('/');
  if (!isYaml && !isBare && !path.endsWith('.cfg') && !path.endsWith('.ini') && !path.endsWith('.vault'))
    return undefined;
  if (path === 'ansible.cfg' || path.endsWith('/ansible.cfg')) return 'settings';
  if ((isYaml || isBare || path.endsWith('.vault')) && VARIABLES.test(path)) return 'variables';
  if (isYaml) return TASKS.test(path) ? 'tasks' : undefined;
  return (isBare || path.endsWith('.ini')) && INVENTORY.test(path) ? 'inventory' : undefined;
}
