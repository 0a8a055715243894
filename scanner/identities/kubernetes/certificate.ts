import { scalarAt } from '../yaml';
import type { ObjectContext } from './context';
import { secondsOf } from './duration';
import { clusterKey, namespacedKey, secretKey } from './keys';
import { addLinked } from './links';

/** cert-manager.io/docs, "Certificate resource". */
const DEFAULT_DURATION = '2160h';

/** cert-manager's Certificate: issued and renewed by the cluster into a Secret. */
export function readManagedCertificate({ object, text, collector }: ObjectContext): void {
  const { node, namespace, name, range } = object;
  const secret = scalarAt(node, 'spec', 'secretName');
  const written = scalarAt(node, 'spec', 'duration')?.value;
  const seconds = secondsOf(written ?? DEFAULT_DURATION);
  const isAuthority = scalarAt(node, 'spec', 'isCA')?.value === 'true';
  const issuer = scalarAt(node, 'spec', 'issuerRef', 'name');
  addLinked(collector, {
    key: namespacedKey('certificate', namespace, name),
    linkedKeys: secret === undefined ? [] : [secretKey(namespace, text.name(secret))],
    role: 'defines',
    kind: 'certificate',
    provider: 'cert-manager',
    credential: 'brokered',
    duty: 'found',
    privileges: isAuthority ? [{ fact: 'signs certificates', level: 'privileged', range }] : [],
    lifetime:
      seconds === undefined
        ? undefined
        : { seconds, source: written === undefined ? 'duration by default' : `duration: ${written}` },
    consumer: issuer === undefined ? undefined : `issuer ${text.name(issuer)}`,
    syntax: 'k8s.certificate',
    range,
  });
}

/** certificates.k8s.io: a request to the cluster's own authority. */
export function readSigningRequest({ object, text, collector }: ObjectContext): void {
  const { node, name, range } = object;
  const written = scalarAt(node, 'spec', 'expirationSeconds')?.value;
  const seconds = Number(written);
  const signer = scalarAt(node, 'spec', 'signerName');
  collector.add({
    key: clusterKey('csr', name),
    role: 'defines',
    kind: 'certificate',
    provider: 'kubernetes',
    credential: 'static',
    duty: 'found',
    lifetime:
      written !== undefined && Number.isSafeInteger(seconds) && seconds > 0
        ? { seconds, source: `expirationSeconds: ${seconds}` }
        : undefined,
    consumer: signer === undefined ? undefined : text.name(signer),
    syntax: 'k8s.signing-request',
    range,
  });
}
