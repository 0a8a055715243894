import type { Finding, GovernedIdentity, IdentityReference } from '../model';
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
    if (finding.declaration !== undefined) {
      const gainsUses = JUDGED_BY_USE.has(finding.rule);
      return identitiesOf(finding, after.inventory).some(
        ({ declaration, keys }) =>
          (declaration !== undefined && entries.has(declaration)) || (gainsUses && keys.some(isNewKey)),
      );
    }
    const identity = after.inventory.find(({ keys }) => finding.key !== undefined && keys.includes(finding.key));
    if (identity === undefined) return false;
    const { keys, references } = identity;
    if (keys.some(isNewKey)) return true;
    // An entry that went away orphans references that nobody touched.
    return (
      identity.state === 'undeclared' && references.some((reference) => hasLostItsEntry(reference, parents, wasAsked))
    );
  };
}

/** What has ended is held up where it is used once more, too. */
const JUDGED_BY_USE: ReadonlySet<string> = new Set(['identity/expired', 'identity/retired-in-use']);

/** @returns those that a finding about an entry is about: ids may repeat in nested manifests */
export function identitiesOf(
  { declaration: id, key }: Finding,
  inventory: readonly GovernedIdentity[],
): readonly GovernedIdentity[] {
  return inventory.filter(
    ({ declaration, keys }) => declaration?.id === id && (key === undefined ? keys.length === 0 : keys.includes(key)),
  );
}

const isUndeclared = ({ state }: GovernedIdentity): boolean => state === 'undeclared';

function hasLostItsEntry(
  { key, place }: IdentityReference,
  parents: readonly Side[],
  wasAsked: ReadonlySet<string>,
): boolean {
  const wasCovered = parents.some(({ manifests }) => manifests.lookup(key, place.path).kind !== 'none');
  return wasCovered && !wasAsked.has(key);
}
