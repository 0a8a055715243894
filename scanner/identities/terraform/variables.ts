import type { IdentityReference } from '../../model';
import { isCredentialAttribute } from './credential-attribute';
import { identityOfName } from '../provider';
import type { TerraformFragment } from './fragment';
import { folderOf, terraformFile } from './files';
import { terraformKey } from './keys';
import type { TerraformModule } from './module';
import { literal } from './references';
import type { ModuleScope } from './scope';

/**
 * What a module is given: variables that hold a credential (those of a called module are filled by its caller, who says
 * so), and credentials that stand in variables' defaults, locals and calls.
 */
export function variableReferences(scope: ModuleScope): readonly IdentityReference[] {
  const { module, root, calls } = scope;
  const keyOf = (address: string): string => terraformKey(root, calls, address);
  const found: IdentityReference[] = [];
  for (const [name, { path, item }] of module.variables) {
    if (!isCredentialAttribute(name)) continue;
    const [stored] = item.credentials;
    const key = keyOf(`var.${name}`);
    const linkedKeys = scope.parent === undefined ? [`env:TF_VAR_${name}`] : [];
    if (stored !== undefined) {
      found.push({
        ...literal(key, path, { name, place: stored.place }, 'unknown'),
        linkedKeys,
        syntax: 'tf.variable-default',
      });
    } else if (scope.parent === undefined) {
      const { kind, provider, credential } = identityOfName(name);
      found.push({
        key,
        linkedKeys,
        role: 'uses',
        kind,
        provider,
        credential,
        duty: 'found',
        confidence: 'likely',
        privileges: [],
        syntax: 'tf.variable',
        place: { ...item.place, path },
      });
    }
  }
  for (const [call, { path, item }] of module.calls) {
    for (const credential of item.credentials)
      found.push(literal(keyOf(`module.${call}.${credential.name}`), path, credential, 'unknown'));
  }
  return found;
}

/** Credentials in `locals`. */
export function localReferences(
  scope: ModuleScope,
  fragments: ReadonlyMap<string, TerraformFragment>,
): readonly IdentityReference[] {
  return [...fragments].flatMap(([path, { blocks }]) =>
    folderOf(path) === scope.module.folder
      ? blocks
          .filter(({ block }) => block.type === 'locals')
          .flatMap(({ credentials }) =>
            credentials.map((credential) =>
              literal(terraformKey(scope.root, scope.calls, `local.${credential.name}`), path, credential, 'unknown'),
            ),
          )
      : [],
  );
}

/** Credentials in files of values. They fill the variables of the nearest module above them. */
export function valueReferences(
  path: string,
  { values }: TerraformFragment,
  modules: ReadonlyMap<string, TerraformModule>,
): readonly IdentityReference[] {
  const folder = moduleAbove(path, modules);
  return values
    .filter(({ isCredential }) => isCredential)
    .map((value) => ({
      ...literal(terraformKey(folder, [], `var.${value.name}`), path, value, 'unknown'),
      syntax: 'tf.values',
    }));
}

function moduleAbove(path: string, modules: ReadonlyMap<string, TerraformModule>): string {
  const own = folderOf(path);
  for (let folder = own; ; folder = folderOf(folder)) {
    const module = modules.get(folder);
    if (module !== undefined && module.variables.size + module.resources.size + module.calls.size > 0) return folder;
    if (folder === '') return own;
  }
}

/** @returns whether the file assigns values */
export function isValues(path: string): boolean {
  return terraformFile(path)?.form === 'values';
}
