import type { IdentityReference, IdentitySource } from '../../model';
import { terraformFile } from './files';
import type { TerraformFragment } from './fragment';
import { moduleTree } from './modules';
import { readTerraformFragment } from './read';
import { resourceReferences } from './references';
import type { ModuleScope } from './scope';
import { settingReferences } from './settings';
import { isValues, localReferences, valueReferences, variableReferences } from './variables';

/** The identities that Terraform and OpenTofu code makes, grants, trusts, stores and uses. */
export const terraform: IdentitySource<TerraformFragment> = {
  id: 'terraform',
  systems: ['tf'],
  claims: (path) => terraformFile(path) !== undefined,
  read: readTerraformFragment,
  resolve(fragments, consult, claimed = () => [...fragments.keys()]) {
    const { scopes, modules } = moduleTree(fragments, consult, claimed);
    const references = scopes.flatMap((scope) => {
      const found = [
        ...resourceReferences(scope),
        ...settingReferences(scope),
        ...variableReferences(scope),
        ...localReferences(scope, fragments),
      ];
      return isCalledFrom(scope, fragments) ? found : found.filter(({ place }) => fragments.has(place.path));
    });
    const values = [...fragments].flatMap(([path, fragment]) =>
      isValues(path) ? valueReferences(path, fragment, modules) : [],
    );
    return { references: unique([...references, ...values]), notes: [] };
  },
};

/** What a scanned file calls is there because of it, even where it stands in another file. */
function isCalledFrom({ parent, calls }: ModuleScope, fragments: ReadonlyMap<string, TerraformFragment>): boolean {
  if (parent === undefined) return false;
  const call = parent.module.calls.get(calls.at(-1) ?? '');
  return (call !== undefined && fragments.has(call.path)) || isCalledFrom(parent, fragments);
}

/** Two roots may take the same values. */
function unique(references: readonly IdentityReference[]): readonly IdentityReference[] {
  const found = new Map<string, IdentityReference>();
  for (const reference of references) {
    const { place, key, role, syntax, federation = '' } = reference;
    found.set(`${place.path} ${place.range.start} ${key} ${role} ${syntax} ${federation}`, reference);
  }
  return [...found.values()];
}
