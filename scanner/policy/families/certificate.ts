import { addDays, daysBetween } from '../../model';
import type { GovernedIdentity, IdentityKind, IdentityReference } from '../../model';
import { certificateControls } from '../controls';
import { when } from '../phrases';
import type { IdentityRule } from './identity-rule';
import { asSubject } from './subject';

const SECONDS_A_DAY = 86_400;

/** Kinds that stop working on their last day; a token that has ended is no harm. */
const DATED: ReadonlySet<IdentityKind> = new Set<IdentityKind>(['certificate', 'ssh_key', 'signing_key', 'deploy_key']);

/** It proves nothing to anybody else: a test’s, or a developer’s own. */
function isOfThisMachine({ kind, consumer }: IdentityReference): boolean {
  return (
    kind === 'certificate' &&
    /^(?:\*\.)?(?:localhost|127\.0\.0\.1|\S*\.localhost|\S*\.local(?:domain)?)$/.test(consumer ?? '')
  );
}

/** An entry’s own end is judged with the entry; until it is accepted, and without one, the code’s is. */
function isAnsweredFor({ declaration }: GovernedIdentity): boolean {
  return declaration !== undefined && declaration.status !== 'proposed';
}

/** Ends that the code shows; whom a bundle trusts is not ours to renew. */
function endsIn(references: readonly IdentityReference[]): readonly (readonly [IdentityReference, string])[] {
  return references.flatMap((reference) => {
    const { lifetime, kind, role, syntax } = reference;
    const isJudged =
      (DATED.has(kind) || role === 'defines') && syntax !== 'cert.bundled' && !isOfThisMachine(reference);
    return lifetime?.expires === undefined || !isJudged ? [] : [[reference, lifetime.expires] as const];
  });
}

function clientSecret(end: string): string {
  return [
    'resource "azuread_application_password" "billing" {',
    '  application_id = azuread_application.billing.id',
    `  end_date       = "${end}T00:00:00Z"`,
    '}',
  ].join('\n');
}

const ended: IdentityRule = {
  id: 'certificate/ended',
  code: 'NHI-C001',
  title: 'A certificate or key that the code itself dates has ended',
  severity: { starter: 'warning', standard: 'error', strict: 'error' },
  meaning:
    'NotAfter of a certificate, the end of an SSH certificate, an OpenPGP or deploy key, end_date in infrastructure code: ' +
    'the day itself still belongs to it (UTC). What is left fails, or is trusted by something that does not look. Fires ' +
    'where no accepted entry answers for it: then identity/expired tells it. A token that has ended is no harm and is not ' +
    'told, nor is a certificate of localhost.',
  remedy: 'Renew it, or take it and its uses out.',
  controls: certificateControls,
  example: { file: 'infra/azure.tf', bad: clientSecret('2021-01-31'), good: clientSecret('2031-01-31') },
  judge: ({ identity, references }, { today }) =>
    isAnsweredFor(identity)
      ? []
      : endsIn(references)
          .filter(([, end]) => end < today)
          .map(([reference, end]) => ({
            reference,
            message: `${asSubject(reference)} ended on ${end}, ${when(end, today)}`,
          })),
};

const endsSoon: IdentityRule = {
  id: 'certificate/ends-soon',
  code: 'NHI-C002',
  title: 'A certificate or key that the code itself dates ends within the next weeks',
  severity: { starter: 'warning', standard: 'warning', strict: 'warning' },
  meaning:
    'Announced policy.expires_soon_days ahead (30 days), so that a renewal is planned work. Fires where no accepted entry ' +
    'answers for it: then identity/expires-soon tells it.',
  remedy: 'Renew it now, or have it renewed by itself.',
  controls: certificateControls,
  example: { file: 'infra/azure.tf', bad: clientSecret('2030-07-01'), good: clientSecret('2031-01-31') },
  judge: ({ identity, references }, { today, policy }) =>
    isAnsweredFor(identity)
      ? []
      : endsIn(references)
          .filter(([, end]) => end >= today && end <= addDays(today, policy.expiresSoonDays))
          .map(([reference, end]) => ({
            reference,
            message: `${asSubject(reference)} ends on ${end}, ${when(end, today)}`,
          })),
};

const longLived: IdentityRule = {
  id: 'certificate/long-lived',
  code: 'NHI-C003',
  title: 'A certificate is issued for longer than an entry may go without a reason',
  severity: { starter: 'info', standard: 'warning', strict: 'warning' },
  meaning:
    'Public authorities issue for 200 days at most, soon for 47, so a certificate of many years was issued by oneself, and ' +
    'nothing has tried its renewal. Fires past policy.max_expiry_days (400) on certificates that are no authority; silent ' +
    'where the entry says never_because.',
  remedy: 'Issue it for months and have it renewed by itself: ACME, cert-manager, the cloud’s own certificates.',
  controls: certificateControls,
  example: { file: 'infra/tls.tf', bad: selfSigned(87_600), good: selfSigned(2160) },
  judge: ({ identity, references }, { today, policy }) =>
    identity.declaration?.neverBecause !== undefined
      ? []
      : references.flatMap((reference) => {
          const { kind, lifetime, syntax, privileges } = reference;
          const days = Math.round((lifetime?.seconds ?? 0) / SECONDS_A_DAY);
          const hasEnded = lifetime?.expires !== undefined && daysBetween(today, lifetime.expires) < 0;
          const isAuthority =
            syntax === 'cert.authority' ||
            syntax === 'cert.bundled' ||
            privileges.some(({ fact }) => fact === 'signs certificates' || fact === 'certificate authority');
          if (
            kind !== 'certificate' ||
            days <= policy.maxExpiryDays ||
            hasEnded ||
            isAuthority ||
            isOfThisMachine(reference)
          )
            return [];
          return [{ reference, message: `${asSubject(reference)} is valid for ${days} days` }];
        }),
};

function selfSigned(hours: number): string {
  return [
    'resource "tls_self_signed_cert" "intranet" {',
    '  private_key_pem       = tls_private_key.intranet.private_key_pem',
    '  allowed_uses          = ["server_auth"]',
    `  validity_period_hours = ${hours}`,
    '}',
  ].join('\n');
}

const weakKey: IdentityRule = {
  id: 'certificate/weak-key',
  code: 'NHI-C005',
  title: 'A key or a signature is too weak to prove anything',
  severity: { starter: 'warning', standard: 'warning', strict: 'error' },
  meaning:
    'RSA below 2048 bits, DSA, and signatures over SHA-1 or MD5 (NIST SP 800-131A rev. 2): someone else can make one that ' +
    'passes for it. Judged on certificates, SSH public keys and keys that infrastructure code makes; an authority’s own ' +
    'signature on itself proves nothing either way and is not told.',
  remedy: 'Replace it with an Ed25519, an ECDSA P-256 or an RSA key of 3072 bits, signed over SHA-256.',
  controls: certificateControls,
  example: { file: 'infra/tls.tf', bad: rsaKey(1024), good: rsaKey(3072) },
  judge: ({ references }) =>
    references.flatMap((reference) =>
      reference.weakness === undefined || reference.syntax === 'cert.bundled' || isOfThisMachine(reference)
        ? []
        : [{ reference, message: `${asSubject(reference)} is weak: ${reference.weakness}` }],
    ),
};

function rsaKey(bits: number): string {
  return ['resource "tls_private_key" "intranet" {', '  algorithm = "RSA"', `  rsa_bits  = ${bits}`, '}'].join('\n');
}

export const certificateRules: readonly IdentityRule[] = [ended, endsSoon, longLived, weakKey];
