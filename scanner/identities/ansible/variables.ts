import { isCredentialName } from '../credential-name';
import { readNamedValue } from '../named-value';
import type { ReferenceCollector } from '../reference-collector';
import { readValue } from '../value';
import { follow, pairsOf, readYaml, visitBudget } from '../yaml';
import type { VisitBudget, YamlNode, YamlScalar } from '../yaml';
import type { AnsibleRole } from './paths';
import { addVault, vaultLabel } from './vault';

/** Names that tasks give to their own parameters. */
const PARAMETERS: ReadonlySet<string> = new Set(
  'name when msg shell command register that no_log tags key gpgkey gpg_key pubkey public_key'.split(' '),
);

/** Deeper than any play nests. */
const DEEPEST = 40;

interface Reading {
  readonly collector: ReferenceCollector;
  readonly role: AnsibleRole;
  readonly budget: VisitBudget;
  /** Vaults that this file has been said to use. */
  readonly labels: Set<string>;
}

/** Variables whose names or values speak of a credential, at whatever depth. */
export function addVariableFile(collector: ReferenceCollector, role: AnsibleRole): void {
  if (!/pass|secret|token|key|vault|cred|pwd/i.test(collector.text)) return;
  const { documents, tolerant } = readYaml(collector.text);
  const reading: Reading = { collector, role, budget: visitBudget(), labels: new Set() };
  for (const root of documents) visit(reading, root, [], 0);
  if (tolerant !== undefined) {
    const start = Math.min(tolerant.offset, collector.text.length);
    const range = { start, end: Math.min(start + 1, collector.text.length) };
    collector.note(
      'ansible.tolerant-yaml',
      `read line by line, what it names may be incomplete: ${tolerant.why}`,
      range,
    );
  }
}

function visit(reading: Reading, node: YamlNode, path: readonly string[], depth: number): void {
  const found = follow(node);
  if (found === undefined || found.type === 'scalar' || depth > DEEPEST || --reading.budget.left < 0) return;
  if (found.type === 'sequence') {
    for (const item of found.items) visit(reading, item, path, depth + 1);
    return;
  }
  for (const { key, value } of pairsOf(found)) {
    const scalar = follow(value);
    if (scalar?.type === 'scalar') addVariable(reading, key, scalar, path);
    else visit(reading, value, [...path, key.value], depth + 1);
  }
}

function addVariable(
  { collector, role, labels }: Reading,
  key: YamlScalar,
  { value, range }: YamlScalar,
  path: readonly string[],
): void {
  const name = key.value;
  const label = vaultLabel(value);
  if (label !== undefined && !labels.has(label)) {
    labels.add(label);
    addVault(collector, label, key.range, 'ansible.vault-value');
  }
  const found = PARAMETERS.has(name)
    ? undefined
    : readNamedValue({ name: withoutVault(name), value: label === undefined ? value : 'ENC[vault]' });
  if (found === undefined) return;
  const filledBy = label === undefined ? fillingVariable(value) : undefined;
  const isKept = label !== undefined || readValue(value).form === 'sealed';
  const isStored = isKept || (found.isStored && !value.includes('{{'));
  if (found.confidence === 'possible' && !isStored) return;
  // What a task hands on is the variable that it is filled from.
  if (role === 'tasks' && !isStored && filledBy === undefined) return;
  if (found.secret !== undefined) collector.conceal(range);
  const isHandedOn = role === 'tasks' && filledBy !== undefined;
  collector.add({
    key: isHandedOn ? `ansible:var/${filledBy}` : `ansible:var/${role === 'tasks' ? name : [...path, name].join('.')}`,
    linkedKeys: isHandedOn ? [] : fillingKeys(value, filledBy),
    role: isStored ? 'stores' : 'uses',
    kind: found.kind,
    provider: found.provider,
    credential: found.credential === 'brokered' ? 'brokered' : 'static',
    duty: found.isKey ? 'stored' : isStored ? 'privileged' : 'found',
    confidence: found.confidence,
    lifetime: found.lifetime,
    consumer: isHandedOn ? name : undefined,
    syntax: isKept ? 'ansible.vault-variable' : 'ansible.variable',
    range: key.range,
  });
}

/** docs.ansible.com, "Keep vaulted variables safely visible": by custom the variable of the vault is called `vault_db_password`. */
function withoutVault(name: string): string {
  return /^vault_(?!token$|secret_id$|role_id$)/.test(name) ? name.slice('vault_'.length) : name;
}

/** In Jinja a name alone is a variable; what a filter or a test makes of it is no credential's name. */
function fillingVariable(value: string): string | undefined {
  const name = /^\{\{\s{0,5}([a-z_]\w{0,100})\s{0,5}(?:\||\}\})/i.exec(value)?.[1];
  return name !== undefined && isCredentialName(name) ? name : undefined;
}

function fillingKeys(value: string, filledBy: string | undefined): readonly string[] {
  const variable = /\blookup\(\s{0,5}['"](?:ansible\.builtin\.)?env['"]\s{0,5},\s{0,5}['"](\w{1,100})['"]/.exec(
    value,
  )?.[1];
  return [
    ...(filledBy === undefined ? [] : [`ansible:var/${filledBy}`]),
    ...(variable === undefined ? [] : [`env:${variable}`]),
  ];
}
