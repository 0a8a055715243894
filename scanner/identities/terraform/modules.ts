import { byFolder, joinModule } from './module';
import type { TerraformModule } from './module';
import type { TerraformFragment } from './fragment';
import { scopesOf } from './scope';
import type { ModuleScope } from './scope';

/** Files consulted beyond those that were scanned: more would make a commit wait. */
const MOST_CONSULTED = 3000;

export interface ModuleTree {
  /** Every module of the repository as each of its calls sees it; those that nobody calls are roots. */
  readonly scopes: readonly ModuleScope[];
  readonly modules: ReadonlyMap<string, TerraformModule>;
}

/**
 * Joins files to modules and follows their calls. Where only some files were scanned, their neighbours and everyone who
 * may call them are consulted: a key begins with the root module's folder, whoever scans.
 * @param claimed all paths of the snapshot that hold Terraform code
 */
export function moduleTree(
  fragments: ReadonlyMap<string, TerraformFragment>,
  consult: (path: string) => TerraformFragment | undefined,
  claimed: () => readonly string[],
): ModuleTree {
  const files = new Map(fragments);
  let left = MOST_CONSULTED;
  for (const path of claimed()) {
    if (files.has(path)) continue;
    if (--left < 0) break;
    const fragment = consult(path);
    if (fragment !== undefined) files.set(path, fragment);
  }
  const modules = new Map<string, TerraformModule>();
  for (const [folder, inFolder] of byFolder(files)) modules.set(folder, joinModule(folder, inFolder));
  return { scopes: allScopes(modules), modules };
}

function allScopes(modules: ReadonlyMap<string, TerraformModule>): readonly ModuleScope[] {
  const called = new Set<string>();
  for (const { folder: from, calls } of modules.values()) {
    for (const { folder } of calls.values()) if (folder !== undefined && folder !== from) called.add(folder);
  }
  const moduleAt = (folder: string): TerraformModule | undefined => modules.get(folder);
  const roots = [...modules.values()].filter(({ folder, isRoot }) => isRoot || !called.has(folder));
  const scopes = roots.flatMap((root) => scopesOf(root, moduleAt));
  // Modules that only call each other have no root: each stands for itself.
  const seen = new Set(scopes.map(({ module }) => module.folder));
  const others = [...modules.values()].filter(({ folder }) => !seen.has(folder));
  return [...scopes, ...others.flatMap((module) => scopesOf({ ...module, calls: new Map() }, moduleAt))];
}
