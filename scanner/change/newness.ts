import type { Finding, GovernedIdentity } from '../model';
import { addedWaivers } from './added-waivers';
import { keySubject, mostOf } from './counts';
import { newSecrets } from './new-secrets';
import type { Side } from './side';
import { touchedEntries } from './touched-entries';

/**
 * Tells what a change brings from what it only touches.
 * @param parents what it changes from: one side, of a merge one for each parent
 * @returns for findings of the new side
 */
export function newness(after: Side, parents: readonly Side[]): (finding: Finding) => boolean {
  const before = mostOf(parents.map((parent) => parent.counts));
  const secrets = after.readings.flatMap((reading) => reading.secrets);
  const freshPlaces = new Set([...newSecrets(secrets, before, after.counts)].map(({ place }) => place));
  const entries = touchedEntries(
    parents.flatMap((parent) => parent.manifests.declarations),
    after.manifests.declarations,
  );
  const touchedIds = new Set([...entries].map(({ id }) => id));
  const added = addedWaivers(
    parents.map((parent) => parent.waivers),
    after.waivers,
  );
  const waiverPlaces = new Set([...added].map(({ place }) => place));
  const oldProblems = new Set(
    parents.flatMap((parent) => parent.manifests.problems.map(({ rule, message }) => rule + message)),
  );
  const isNewKey = (key: string): boolean => after.counts.total(keySubject(key)) > before.total(keySubject(key));
  const wasAsked = new Set(
    parents.flatMap((parent) => parent.inventory.filter(isUndeclared).flatMap(({ keys }) => keys)),
  );

  return (finding) => {
    const family = finding.rule.split('/', 1)[0];
    if (family === 'secret') return freshPlaces.has(finding.place);
    // Only what a change does is ever called weakened.
    if (family === 'policy') return true;
    if (family === 'waiver') return waiverPlaces.has(finding.place);
    if (family === 'manifest') return !oldProblems.has(finding.rule + finding.message);
    if (finding.declaration !== undefined) return touchedIds.has(finding.declaration);
    const identity = after.inventory.find(({ keys }) => finding.key !== undefined && keys.includes(finding.key));
    if (identity === undefined) return false;
    // An entry that went away orphans references that nobody touched.
    return identity.keys.some(
      (key) => isNewKey(key) || (isUndeclared(identity) && hasLostItsEntry(key, parents, wasAsked)),
    );
  };
}

const isUndeclared = ({ state }: GovernedIdentity): boolean => state === 'undeclared';

function hasLostItsEntry(key: string, parents: readonly Side[], wasAsked: ReadonlySet<string>): boolean {
  const wasKnown = parents.some((parent) => parent.inventory.some(({ keys }) => keys.includes(key)));
  return wasKnown && !wasAsked.has(key);
}
