import type { CredentialType, DeclarationDuty, IdentityKind, LifetimeFact, ReferenceRole } from '../../model';
import { firstCertificateIn } from '../certificates';
import { identityOfName } from '../provider';
import { dayOfText, holdsPrivateKey, lifetimeOfValue, readValue } from '../value';
import { scalarAt, valueAt } from '../yaml';
import type { YamlScalar } from '../yaml';
import { decodeBase64 } from './base64';
import type { ObjectContext } from './context';
import { secretKey, serviceAccountKey } from './keys';
import { addLinked } from './links';
import { textsIn } from './object';
import { identityOfSecret } from './secret-identity';

/** One value of a Secret. */
interface Entry {
  readonly key: string;
  readonly value: YamlScalar;
  /** Decoded; undefined where a template or a cipher stands for it, or it is no text. */
  readonly text: string | undefined;
}

interface SecretKind {
  readonly kind: IdentityKind;
  readonly provider?: string;
  readonly credential?: CredentialType;
  readonly duty?: DeclarationDuty;
  readonly lifetime?: LifetimeFact;
}

/** Kinds by `type`: kubernetes.io/docs, "Types of Secret". */
const BY_TYPE: Readonly<Record<string, SecretKind>> = {
  'kubernetes.io/service-account-token': {
    kind: 'kubernetes_service_account',
    provider: 'kubernetes',
    // The cluster mints a token for it that nobody renews.
    duty: 'stored',
    lifetime: { source: 'type kubernetes.io/service-account-token: its token never ends' },
  },
  'kubernetes.io/dockerconfigjson': { kind: 'registry_credential' },
  'kubernetes.io/dockercfg': { kind: 'registry_credential' },
  'kubernetes.io/tls': { kind: 'certificate' },
  'kubernetes.io/ssh-auth': { kind: 'ssh_key' },
  'bootstrap.kubernetes.io/token': { kind: 'access_token', provider: 'kubernetes' },
};

/** `servicebinding.io/postgresql` names the service: Service Binding Specification, "Well-known Secret Entries". */
function kindOfType(type: string): SecretKind | undefined {
  if (Object.hasOwn(BY_TYPE, type)) return BY_TYPE[type];
  const service = /^servicebinding\.io\/([a-z0-9-]{1,40})$/.exec(type)?.[1];
  if (service === undefined) return undefined;
  const { kind, provider } = identityOfName(`${service}-password`);
  return provider === 'unknown' ? undefined : { kind, provider };
}

/** `kind: Secret`, encrypted by SOPS or not. What it holds decides whose credential it is. */
export function readSecret({ object, text, collector }: ObjectContext): void {
  const { node, namespace, name, range } = object;
  const entries = entriesOf(object, text);
  for (const { value } of entries) collector.conceal(value.range);
  const type = text.name(scalarAt(node, 'type'));
  const typed = kindOfType(type);
  const own = identityOfSecret(
    name,
    entries.map(({ key }) => key),
  );
  const isSealed = valueAt(node, 'sops') !== undefined;
  const stored = entries.filter((entry) => isSealed || isFilled(entry));
  const isKey = stored.some((entry) => entry.text !== undefined && holdsPrivateKey(entry.text));
  const certificate = stored.flatMap((entry) => firstCertificateIn(entry.text ?? '') ?? [])[0];
  const account = scalarAt(node, 'metadata', 'annotations', 'kubernetes.io/service-account.name');
  addLinked(collector, {
    key: secretKey(namespace, name),
    linkedKeys: [
      ...(account === undefined ? [] : [serviceAccountKey(namespace, text.name(account))]),
      ...(certificate === undefined ? [] : [certificate.key]),
    ],
    role: roleOf(typed, stored),
    kind: typed?.kind ?? (isKey && own.kind === 'other' ? 'signing_key' : own.kind),
    provider: typed?.provider ?? own.provider,
    credential: 'static',
    duty: typed?.duty ?? (isKey ? 'stored' : stored.length > 0 ? 'privileged' : 'found'),
    lifetime: typed?.lifetime ?? certificate?.lifetime ?? expiration(entries) ?? lifetimeIn(stored),
    syntax: isSealed
      ? 'k8s.sops-secret'
      : type === 'kubernetes.io/service-account-token'
        ? 'k8s.service-account-token'
        : 'k8s.secret',
    range,
  });
}

function roleOf(typed: SecretKind | undefined, stored: readonly Entry[]): ReferenceRole {
  return stored.length > 0 && typed?.duty === undefined ? 'stores' : 'defines';
}

function entriesOf({ node }: ObjectContext['object'], text: ObjectContext['text']): readonly Entry[] {
  const entry = (key: YamlScalar, value: YamlScalar, decode: (value: string) => string | undefined): Entry => ({
    key: text.name(key),
    value,
    text: text.isTemplated(value) || value.value.startsWith('ENC[') ? undefined : decode(value.value),
  });
  return [
    ...textsIn(valueAt(node, 'stringData')).map(({ key, value }) => entry(key, value, (plain) => plain)),
    ...textsIn(valueAt(node, 'data')).map(({ key, value }) => entry(key, value, decodeBase64)),
  ];
}

/** A literal that is more than a place where one goes. */
function isFilled({ text, key }: Entry): boolean {
  if (text === undefined) return false;
  const { form } = readValue(text, key);
  return form === 'literal' || form === 'sealed';
}

/** kubernetes.io/docs, "Bootstrap token Secrets" */
function expiration(entries: readonly Entry[]): LifetimeFact | undefined {
  const expires = dayOfText(entries.find(({ key }) => key === 'expiration')?.text?.trim());
  return expires === undefined ? undefined : { expires, source: 'expiration of the bootstrap token' };
}

function lifetimeIn(stored: readonly Entry[]): LifetimeFact | undefined {
  for (const { text } of stored) {
    const lifetime = text === undefined ? undefined : lifetimeOfValue(text);
    if (lifetime !== undefined) return lifetime;
  }
  return undefined;
}

/** `kind: SealedSecret`: what it holds only the cluster's controller can read. */
export function readSealedSecret({ object, text, collector }: ObjectContext): void {
  const { node, namespace, name, range } = object;
  const entries = textsIn(valueAt(node, 'spec', 'encryptedData'));
  const own = identityOfSecret(
    name,
    entries.map(({ key }) => text.name(key)),
  );
  const type = text.name(scalarAt(node, 'spec', 'template', 'type'));
  const typed = kindOfType(type);
  collector.add({
    key: secretKey(namespace, name),
    role: 'stores',
    kind: typed?.kind ?? own.kind,
    provider: typed?.provider ?? own.provider,
    credential: 'static',
    duty: 'privileged',
    syntax: 'k8s.sealed-secret',
    range,
  });
}
