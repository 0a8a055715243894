import type { Range, ReferenceRole } from '../../model';
import type { ReferenceCollector } from '../reference-collector';
import { dayOfText } from '../value';
import { eachScalar, itemsOf, pairsOf, readYaml, scalarAt, valueAt } from '../yaml';
import type { YamlNode, YamlScalar } from '../yaml';
import { addSealedFile } from './sealed-file';

/** Who can decrypt. */
interface Recipient {
  readonly key: string;
  readonly provider: string;
  /** A key that somebody keeps, or one that a cloud lets its own identities use. */
  readonly isKept: boolean;
}

/** github.com/getsops/sops, "README": the key services, by the field that names their keys. */
function recipientOf(field: string, value: string): Recipient | undefined {
  switch (field) {
    case 'age':
    case 'recipient':
      return { key: `age:${value}`, provider: 'age', isKept: true };
    case 'pgp':
    case 'fp':
      return { key: `pgp:${value.replaceAll(' ', '').toUpperCase()}`, provider: 'pgp', isKept: true };
    case 'kms':
    case 'arn':
      return { key: `aws:kms/${value.replace(/\+arn:.*$/, '')}`, provider: 'aws', isKept: false };
    case 'gcp_kms':
    case 'resource_id':
      return { key: `gcp:kms/${value}`, provider: 'gcp', isKept: false };
    case 'azure_keyvault':
    case 'vault_url':
    case 'vaultUrl':
      return { key: `azure:key/${value.replace(/^https:\/\//, '')}`, provider: 'azure', isKept: false };
    case 'hc_vault_transit_uri':
    case 'vault_address':
      return { key: `vault:transit/${value.replace(/^https?:\/\//, '')}`, provider: 'vault', isKept: false };
    default:
      return undefined;
  }
}

function addRecipient(
  collector: ReferenceCollector,
  field: string,
  value: string,
  range: Range,
  how: { readonly role: ReferenceRole; readonly opens: string; readonly syntax: string },
): void {
  const recipient = value === '' || value === 'null' ? undefined : recipientOf(field, value);
  if (recipient === undefined) return;
  collector.add({
    key: recipient.key,
    role: how.role,
    kind: 'encryption_key',
    provider: recipient.provider,
    credential: recipient.isKept ? 'static' : 'keyless',
    // A key that opens all the others comes first of all.
    duty: recipient.isKept ? 'privileged' : 'found',
    privileges: [{ fact: `decrypts ${how.opens}`, level: 'privileged', range }],
    syntax: how.syntax,
    range,
  });
}

/** A file that SOPS encrypted: its names are readable, its values are not. */
export function readSops(collector: ReferenceCollector): void {
  for (const root of readYaml(collector.text).documents) {
    const sops = valueAt(root, 'sops');
    const mac = scalarAt(sops, 'mac') ?? scalarAt(sops, 'lastmodified');
    if (sops?.type !== 'map' || mac === undefined) continue;
    const pair = pairsOf(root).find(({ key }) => key.value === 'sops');
    // The object itself is read where Kubernetes' manifests are.
    if (scalarAt(root, 'kind')?.value !== 'Secret' && pair !== undefined) {
      const modified = scalarAt(sops, 'lastmodified');
      const day = dayOfText(modified?.value);
      addSealedFile(collector, 'sops', 'sealed.sops', pair.key.range, {
        lifetime: day === undefined ? undefined : { source: `lastmodified: ${day}` },
        consumer: `${sealedValues(root)} values`,
      });
    }
    eachScalar(sops, (scalar, path) => {
      const field = String(path.at(-1));
      if (field !== 'enc')
        addRecipient(collector, field, scalar.value, scalar.range, {
          role: 'uses',
          opens: collector.path,
          syntax: 'sealed.sops-recipient',
        });
    });
  }
}

function sealedValues(root: YamlNode): number {
  let count = 0;
  eachScalar(root, ({ value }) => {
    if (value.startsWith('ENC[')) count++;
  });
  return count;
}

/** The form for environment files: `sops_age__list_0__map_recipient=age1…`. */
export function readSopsDotenv(collector: ReferenceCollector): void {
  const { text } = collector;
  const field = /^sops_\w{1,40}__map_(recipient|fp|arn|resource_id|vault_url|vault_address)=(\S{1,500})/gm;
  for (const match of text.matchAll(field)) {
    const [all, name = '', value = ''] = match;
    const end = match.index + all.length;
    addRecipient(
      collector,
      name,
      value,
      { start: end - value.length, end },
      { role: 'uses', opens: collector.path, syntax: 'sealed.sops-recipient' },
    );
  }
  const mac = /^sops_(?:mac|lastmodified)=/m.exec(text);
  if (mac !== null)
    addSealedFile(collector, 'sops', 'sealed.sops', { start: mac.index, end: mac.index + mac[0].length - 1 });
}

/** `.sops.yaml`: for whom new files are encrypted. */
export function readSopsRules(collector: ReferenceCollector): void {
  for (const root of readYaml(collector.text).documents) {
    for (const rule of itemsOf(valueAt(root, 'creation_rules'))) {
      const opens = scalarAt(rule, 'path_regex')?.value ?? 'every file';
      eachScalar(rule, (scalar, path) => {
        const field = path.findLast((part) => typeof part === 'string');
        if (typeof field === 'string') addListed(collector, field, scalar, opens);
      });
    }
  }
}

/** Several stand in one text, separated by commas. */
function addListed(collector: ReferenceCollector, field: string, scalar: YamlScalar, opens: string): void {
  const written = collector.text.slice(scalar.range.start, scalar.range.end);
  for (const match of written.matchAll(/[^\s,]{1,500}/g)) {
    const start = scalar.range.start + match.index;
    addRecipient(
      collector,
      field,
      match[0],
      { start, end: start + match[0].length },
      { role: 'grants', opens, syntax: 'sealed.sops-rule' },
    );
  }
}
