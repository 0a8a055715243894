import type { Finding, Fix, IdentityReference } from '../../model';
import { moveOutOfMcp } from './mcp/move-out';
import { acceptProposal } from './manifest/accept';
import { attachToNearEntry } from './manifest/attach';
import { declareIdentity } from './manifest/declare';
import { sayNotIdentity } from './manifest/not-identity';
import { quoteOwners } from './manifest/quote-owners';
import { recordEvent } from './manifest/record';
import { retireUnused } from './manifest/retire';
import { setExpiry } from './manifest/set-expiry';
import { setOwner } from './manifest/set-owner';
import { moveOutOfCode } from './secret/move-out';
import { revokeSecret } from './secret/revoke';
import type { FixContext, Fixer, FixSite } from './site';
import { useAwsRole } from './workflow/aws';
import { signInToAws } from './workflow/aws-variables';
import { useTrustedPublishing } from './workflow/publish';
import { waive } from './waiver/waive';
import { scopeAppToken } from './workflow/app-token';
import { protectJob } from './workflow/environment';
import { explicitSecrets } from './workflow/explicit-secrets';
import { leastPermissions } from './workflow/least-permissions';
import { useAzureFederation } from './workflow/azure';
import { useWorkloadIdentity } from './workflow/gcp';

export type { FixContext } from './site';

/** In the order in which they are offered; whatever excuses instead of repairing comes last. */
const FIXERS: readonly Fixer[] = [
  quoteOwners,
  acceptProposal,
  attachToNearEntry,
  declareIdentity,
  setOwner,
  setExpiry,
  recordEvent,
  retireUnused,
  useAwsRole,
  signInToAws,
  useAzureFederation,
  useWorkloadIdentity,
  useTrustedPublishing,
  explicitSecrets,
  leastPermissions,
  scopeAppToken,
  protectJob,
  moveOutOfMcp,
  moveOutOfCode,
  revokeSecret,
  sayNotIdentity,
  waive,
];

/**
 * @param finding of a scan of the very texts that `context` reads
 * @returns every way to repair it, the likeliest first, suppressing ones last; at most one is preferred. Nothing for what is waived
 */
export function fixesFor(finding: Finding, context: FixContext): Fix[] {
  if (finding.waived !== undefined) return [];
  const { rule, place, key, declaration, confidence } = finding;
  return fixesAt(
    {
      path: place.path,
      range: place.range,
      rule,
      ...(key !== undefined && { key }),
      ...(declaration !== undefined && { declaration }),
      ...(confidence !== undefined && { confidence }),
    },
    context,
  );
}

/** @returns the same for a place that uses an identity, whether or not a rule finds fault with it */
export function fixesForReference(reference: IdentityReference, context: FixContext): Fix[] {
  const { key, place } = reference;
  return fixesAt({ path: place.path, range: place.range, key }, context);
}

function fixesAt(site: Omit<FixSite, 'text'>, context: FixContext): Fix[] {
  const text = context.read(site.path);
  if (text === undefined || site.range.end > text.length) return [];
  let isPreferredGiven = false;
  return FIXERS.flatMap((fixer) => fixer({ ...site, text }, context)).map((fix) => {
    const isPreferred = fix.isPreferred && !isPreferredGiven;
    isPreferredGiven ||= isPreferred;
    return { ...fix, isPreferred };
  });
}
