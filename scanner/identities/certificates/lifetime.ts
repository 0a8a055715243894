import type { LifetimeFact } from '../../model';
import { pemBlocks, pemBytes } from './pem';
import { readCertificate } from './x509';
import type { CertificateFacts } from './x509';

export function certificateKey({ fingerprint }: CertificateFacts): string {
  return `cert:sha256/${fingerprint}`;
}

export function certificateLifetime({ notAfter, seconds, subject }: CertificateFacts): LifetimeFact {
  const whose = subject === '' ? '' : ` of ${subject}`;
  return notAfter === undefined
    ? { source: `a certificate${whose} without a date that ends it` }
    : { expires: notAfter, ...(seconds !== undefined && { seconds }), source: `NotAfter${whose}` };
}

/** @returns the certificate that a PEM text is about, which by RFC 8446 stands first; undefined where it holds none */
export function firstCertificateIn(
  text: string,
): { readonly key: string; readonly lifetime: LifetimeFact } | undefined {
  for (const { label, body } of pemBlocks(text)) {
    const bytes = label === 'CERTIFICATE' ? pemBytes(text, body) : undefined;
    const facts = bytes && readCertificate(bytes);
    if (facts) return { key: certificateKey(facts), lifetime: certificateLifetime(facts) };
  }
  return undefined;
}
