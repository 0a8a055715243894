import type { IdentityKind, LifetimeFact, PrivilegeLevel } from '../../model';
import { dayOf } from '../../model';
import type { ObjectContext } from '../kubernetes';
import { providerOfHost } from '../provider';
import type { LocatedPrivilege } from '../reference-collector';
import { secretBeside } from '../run-manifest';
import { readUrl } from '../value';
import { itemsOf, pairAt, pairsOf, scalarAt, valueAt, type YamlNode, type YamlScalar } from '../yaml';

/** Reads the roles of a project: what their tokens may do, and when each ends. */
export function readProject(context: ObjectContext): void {
  const { object, text, collector } = context;
  for (const role of itemsOf(valueAt(object.node, 'spec', 'roles'))) {
    const name = scalarAt(role, 'name');
    if (name === undefined) continue;
    const key = `argocd:project-token/${object.name}/${text.name(name)}`;
    const common = { key, kind: 'access_token', provider: 'argocd', privileges: policiesOf(role) } as const;
    const tokens = itemsOf(pairAt(role, 'jwtTokens')?.value);
    for (const token of tokens) {
      const issued = scalarAt(token, 'iat');
      const range = issued?.range ?? name.range;
      const lifetime = lifetimeOf(scalarAt(token, 'exp'));
      collector.add({
        ...common,
        role: 'defines',
        credential: 'static',
        duty: 'stored',
        lifetime,
        syntax: 'argocd.project-token',
        range,
      });
    }
    if (tokens.length === 0)
      collector.add({
        ...common,
        role: 'grants',
        credential: 'unknown',
        duty: 'found',
        syntax: 'argocd.project-role',
        range: name.range,
      });
  }
}

/** Seconds since 1970; a token without an end has none. */
function lifetimeOf(end: YamlScalar | undefined): LifetimeFact {
  const seconds = Number(end?.value);
  if (end === undefined || !Number.isInteger(seconds) || seconds <= 0 || seconds > 32_503_680_000)
    return { source: 'no exp: the token never ends' };
  return { expires: dayOf(new Date(seconds * 1000)), source: `exp: ${end.value}` };
}

/** `p, proj:web:ci, applications, sync, web/*, allow` */
function policiesOf(role: YamlNode): readonly LocatedPrivilege[] {
  return itemsOf(pairAt(role, 'policies')?.value).flatMap((item): readonly LocatedPrivilege[] => {
    const scalar = scalarAt(item);
    if (scalar === undefined) return [];
    const [kind, , resource = '', action = '', object = '', effect = ''] = scalar.value
      .split(',')
      .map((part) => part.trim());
    if (kind !== 'p' || effect === 'deny') return [];
    return [{ fact: `${resource}:${action} ${object}`, level: levelOf(action), range: scalar.range }];
  });
}

function levelOf(action: string): PrivilegeLevel {
  if (action === '*') return 'admin';
  return action === 'get' ? 'read' : 'write';
}

/** Reads `argocd-cm`: accounts of the server itself. One that has `login` too may also be a person's. */
export function readAccounts({ object, collector }: ObjectContext): void {
  for (const { key, value } of pairsOf(pairAt(object.node, 'data')?.value)) {
    const name = /^accounts\.([^.]{1,100})$/.exec(key.value)?.[1];
    const capabilities = scalarAt(value)?.value ?? '';
    if (name === undefined || !/\bapiKey\b/.test(capabilities)) continue;
    const isShared = /\blogin\b/.test(capabilities);
    collector.add({
      key: `argocd:account/${name}`,
      role: 'defines',
      kind: 'bot_account',
      provider: 'argocd',
      credential: 'static',
      duty: 'stored',
      privileges: isShared
        ? [{ fact: 'apiKey and login: a machine and a person', level: 'unknown', range: value.range }]
        : [],
      syntax: 'argocd.account',
      range: key.range,
    });
  }
}

const SECRET_TYPES: Readonly<Record<string, 'repository' | 'cluster'>> = {
  repository: 'repository',
  'repo-creds': 'repository',
  'repository-write': 'repository',
  'repo-write-creds': 'repository',
  cluster: 'cluster',
};

/** Reads a Secret that its label makes Argo CD's: what it signs in to a repository or a cluster with. */
export function readArgoSecret(context: ObjectContext): void {
  const { object, text, collector } = context;
  const label = pairsOf(valueAt(object.node, 'metadata', 'labels')).find(
    ({ key }) => key.value === 'argocd.argoproj.io/secret-type',
  );
  const type = label && scalarAt(label.value);
  const target = type && SECRET_TYPES[type.value];
  const own = secretBeside(context, scalarAt(object.node, 'metadata', 'name'));
  if (type === undefined || target === undefined) return;
  const data = pairAt(object.node, 'stringData')?.value;
  const address = scalarAt(data, target === 'cluster' ? 'server' : 'url');
  const name = address === undefined ? '?' : withoutUser(text.name(address));
  const host = address && hostOf(address.value);
  const isWriting = type.value.includes('write');
  collector.add({
    key: `argocd:${target}/${name}`,
    linkedKeys: own === undefined || own.includes('?/?') ? [] : [own],
    role: 'defines',
    kind: kindOf(target, data),
    provider:
      target === 'cluster' ? 'kubernetes' : ((host === undefined ? undefined : providerOfHost(host)) ?? 'unknown'),
    credential: isKeyless(data) ? 'keyless' : 'static',
    duty: 'stored',
    privileges:
      target === 'cluster'
        ? [{ fact: `deploys to ${name}`, level: 'privileged', range: type.range }]
        : [
            {
              fact: isWriting ? 'writes the repository' : 'reads the repository',
              level: isWriting ? 'write' : 'read',
              range: type.range,
            },
          ],
    syntax: `argocd.${target}`,
    range: object.range,
  });
}

/** Git also takes `git@host:path`, an OCI registry of charts is written without a scheme. */
function hostOf(address: string): string | undefined {
  const url = readUrl(address);
  if (url !== undefined) return address.slice(url.host.start, url.host.end);
  return /^(?:[\w.-]{1,64}@)?([a-z0-9.-]{1,253})[:/]/i.exec(address)?.[1];
}

/** A URL may hold a password; a key must not. */
function withoutUser(url: string): string {
  return url.replace(/\/\/[^/@]{1,200}@/, '//');
}

function kindOf(target: 'repository' | 'cluster', data: YamlNode | undefined): IdentityKind {
  if (target === 'cluster') return 'kubernetes_service_account';
  if (pairAt(data, 'githubAppID') !== undefined || pairAt(data, 'githubAppPrivateKey') !== undefined)
    return 'github_app';
  if (pairAt(data, 'sshPrivateKey') !== undefined) return 'deploy_key';
  return scalarAt(data, 'enableOCI')?.value === 'true' || scalarAt(data, 'type')?.value === 'helm'
    ? 'registry_credential'
    : 'access_token';
}

/** A cluster that is signed in to by the pod's own cloud identity; Google's and Azure's for repositories. */
function isKeyless(data: YamlNode | undefined): boolean {
  const config = scalarAt(data, 'config')?.value ?? '';
  return (
    /awsAuthConfig|execProviderConfig/.test(config) || scalarAt(data, 'useAzureWorkloadIdentity')?.value === 'true'
  );
}
