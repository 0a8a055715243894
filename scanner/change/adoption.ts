import type { Finding, GovernedIdentity, Profile } from '../model';
import { keySubject, mostOf } from './counts';
import { identitiesOf } from './newness';
import type { Side } from './side';

const PROFILES: readonly Profile[] = ['starter', 'standard', 'strict'];

/**
 * Time to adopt is for what is there already. A proposed entry that the change adds together with a reference it covers is an
 * error, and so is a new reference to what only a raised profile asks for; never in the change that brings the first manifest,
 * or that raises the profile.
 * @returns a function that gives the finding, its severity raised where that is so; a severity that policy sets stays
 */
export function withoutAdoption(after: Side, parents: readonly Side[]): (finding: Finding) => Finding {
  const { severities, profile } = after.manifests.policy;
  const before = mostOf(parents.map(({ counts }) => counts));
  const isFirst = parents.every(({ manifests }) => manifests.manifests.length === 0);
  const isRaised = parents.every(
    ({ manifests }) => PROFILES.indexOf(manifests.policy.profile) < PROFILES.indexOf(profile),
  );
  const isNewKey = (key: string): boolean => after.counts.total(keySubject(key)) > before.total(keySubject(key));
  /** Used once more, and covered by nothing before. */
  const isBrought = ({ references }: GovernedIdentity): boolean =>
    references.some(
      ({ key, place }) =>
        isNewKey(key) && parents.every(({ manifests }) => manifests.lookup(key, place.path).kind !== 'entry'),
    );

  return (finding) => {
    const { rule, severity, isNew } = finding;
    if (isFirst || isNew !== true || severity === 'error' || severities.has(rule)) return finding;
    if (rule === 'identity/proposed' && identitiesOf(finding, after.inventory).some(isBrought)) {
      const message = `${finding.declaration ?? ''} is proposed by the change that adds what it covers, and so is not there to be adopted`;
      return { ...finding, severity: 'error', message };
    }
    return rule === 'identity/undeclared' && !isRaised ? { ...finding, severity: 'error' } : finding;
  };
}
