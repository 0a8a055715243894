import type { CredentialType, DeclarationDuty, LifetimeFact, ReferenceRole } from '../../model';
import { firstCertificateIn } from '../certificates';
import { lifetimeOfValue } from '../value';
import { itemsOf, scalarAt, valueAt } from '../yaml';
import type { YamlNode } from '../yaml';
import { decodeBase64 } from './base64';
import type { ObjectContext } from './context';
import { clusterKey } from './keys';

interface Access {
  readonly role: ReferenceRole;
  readonly credential: CredentialType;
  readonly duty: DeclarationDuty;
  readonly consumer: string;
  readonly lifetime?: LifetimeFact;
}

/** A kubeconfig: kubernetes.io/docs/reference/config-api/kubeconfig.v1. */
export function readKubeconfig({ object, text, collector }: ObjectContext): void {
  for (const item of itemsOf(valueAt(object.node, 'users'))) {
    const name = scalarAt(item, 'name');
    const user = valueAt(item, 'user');
    const access = accessOf(user);
    if (name === undefined || access === undefined) continue;
    for (const field of ['token', 'password', 'client-key-data', 'client-certificate-data']) {
      const secret = scalarAt(user, field);
      if (secret !== undefined) collector.conceal(secret.range);
    }
    collector.add({
      key: clusterKey('user', text.name(name)),
      kind: 'kubernetes_service_account',
      provider: 'kubernetes',
      ...access,
      syntax: 'k8s.kubeconfig-user',
      range: name.range,
    });
  }
}

function accessOf(user: YamlNode | undefined): Access | undefined {
  const literal = (field: string): string | undefined => {
    const value = scalarAt(user, field)?.value;
    return value === undefined || /^(?:REDACTED|DATA\+OMITTED|<.*>|\$\{.*\}|null|~)$/.test(value) ? undefined : value;
  };
  const token = literal('token');
  if (token !== undefined) {
    const lifetime = lifetimeOfValue(token);
    return {
      role: 'stores',
      credential: 'static',
      duty: 'privileged',
      consumer: 'token',
      ...(lifetime && { lifetime }),
    };
  }
  if (literal('client-key-data') !== undefined) {
    const certificate = firstCertificateIn(decodeBase64(literal('client-certificate-data') ?? '') ?? '');
    const ends = certificate === undefined ? {} : { lifetime: certificate.lifetime };
    return { role: 'stores', credential: 'static', duty: 'stored', consumer: 'client certificate', ...ends };
  }
  if (literal('password') !== undefined) {
    return { role: 'stores', credential: 'static', duty: 'privileged', consumer: 'password' };
  }
  const program = valueAt(user, 'exec') ?? valueAt(user, 'auth-provider');
  if (program !== undefined) {
    const command = scalarAt(program, 'command')?.value ?? scalarAt(program, 'name')?.value ?? 'exec';
    return { role: 'uses', credential: 'brokered', duty: 'found', consumer: command };
  }
  const file = ['tokenFile', 'client-key', 'client-certificate'].find((field) => literal(field) !== undefined);
  return file === undefined ? undefined : { role: 'uses', credential: 'static', duty: 'found', consumer: file };
}
