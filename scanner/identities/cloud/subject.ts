import type { PrivilegeFact } from '../../model';
import type { CloudText } from './value';

/** Issuers whose tokens anybody can have: without a condition on the subject, any of their users is let in. */
const SHARED_ISSUERS =
  /token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|oidc\.circleci\.com|agent\.buildkite\.com|api\.bitbucket\.org|accounts\.google\.com|vstoken\.dev\.azure\.com|oidc\.vercel\.com|api\.pulumi\.com|cognito-identity/i;

/** @returns whether strangers can get tokens of this issuer too */
export function isSharedIssuer(issuer: string): boolean {
  return SHARED_ISSUERS.test(issuer);
}

/**
 * Judges a subject that a trust asks for.
 * @param isPattern whether stars in it are wildcards there
 * @returns nothing where it names one workload exactly, or where it is not known
 */
export function subjectFact({ value, line }: CloudText, isPattern: boolean): PrivilegeFact | undefined {
  if (isPattern && /^[*?:]+$/.test(value) && value.includes('*'))
    return { fact: `trusts any subject (${value})`, level: 'privileged', line };
  if (/^repo:[^:]*:pull_request$/.test(value))
    return { fact: `trusts pull requests (${value})`, level: 'privileged', line };
  if (!isPattern || !value.includes('*')) return undefined;
  // repo:*, repo:org/*, project_path:group/*: strangers' or at least many repositories.
  const isMany = /^(?:repo|project_path|organization|system:serviceaccount|pipeline|repository)[^:]*:[^:]*\*/.test(
    value,
  );
  return { fact: `trusts subjects like ${value}`, level: isMany ? 'privileged' : 'write', line };
}
