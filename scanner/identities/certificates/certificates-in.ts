import type { Range } from '../../model';
import type { ReferenceCollector } from '../reference-collector';
import { certificateKey, certificateLifetime } from './lifetime';
import type { CertificateFacts } from './x509';

/** Files with more are bundles of what others have issued: whom to trust, not who one is. */
const MOST_OWN_CERTIFICATES = 10;

/** @returns the keys of the certificates that are nobody's authority */
export function addCertificates(
  collector: ReferenceCollector,
  found: readonly { readonly facts: CertificateFacts; readonly range: Range }[],
): readonly string[] {
  const isBundle = found.length > MOST_OWN_CERTIFICATES;
  for (const { facts, range } of found) {
    collector.add({
      key: certificateKey(facts),
      role: 'stores',
      kind: 'certificate',
      provider: 'unknown',
      credential: 'static',
      duty: isBundle || facts.isAuthority ? 'found' : 'stored',
      privileges: facts.isAuthority ? [{ fact: 'signs certificates', level: 'unknown', range }] : [],
      lifetime: certificateLifetime(facts),
      weakness: facts.weakness,
      consumer: facts.subject === '' ? undefined : facts.subject,
      syntax: facts.isAuthority ? 'cert.authority' : isBundle ? 'cert.bundled' : 'cert.certificate',
      range,
    });
  }
  return isBundle ? [] : found.filter(({ facts }) => !facts.isAuthority).map(({ facts }) => certificateKey(facts));
}
