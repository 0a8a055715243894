import type { CloudValue } from '../cloud';
import type { HclExpression } from './hcl';
import type { Located, TerraformModule } from './module';
import { isSwitchedOff } from './switch';

/** A module as one call of it sees it: the root itself, or a chain of calls from it. */
export interface ModuleScope {
  readonly module: TerraformModule;
  /** Folder of the root module. */
  readonly root: string;
  /** Names of the calls that lead here. */
  readonly calls: readonly string[];
  readonly parent?: ModuleScope;
  /** What the call assigns, said in the parent. */
  readonly assigned: ReadonlyMap<string, Located<HclExpression>>;
  /** Called from here, by the call's name; filled while the calls are followed. */
  readonly children: Map<string, ModuleScope>;
  /** What variables, locals and policy documents were found to be, by what says it. */
  readonly known: Map<object, CloudValue>;
}

/** Calls within calls; deeper ones are left out. */
const DEEPEST_CALLS = 12;

/** One module that many call is many scopes: a repository has some hundred. */
const MOST_SCOPES = 5000;

/** Names of a call's own settings; all others are the module's variables. */
const CALL_SETTINGS: ReadonlySet<string> = new Set([
  'source',
  'version',
  'count',
  'for_each',
  'providers',
  'depends_on',
]);

/**
 * Follows the calls of a root module. A call that leads back to a folder it came from is left out.
 * @param moduleAt the module of a folder; undefined where there is none
 * @returns the root's scope first, then those below it
 */
export function scopesOf(
  root: TerraformModule,
  moduleAt: (folder: string) => TerraformModule | undefined,
  limit = { left: MOST_SCOPES },
): readonly ModuleScope[] {
  const scopes: ModuleScope[] = [];
  const enter = (scope: ModuleScope, folders: readonly string[]): void => {
    if (--limit.left < 0) return;
    scopes.push(scope);
    if (scope.calls.length >= DEEPEST_CALLS) return;
    for (const [name, { folder, item, path }] of scope.module.calls) {
      const module = folder === undefined || folders.includes(folder) ? undefined : moduleAt(folder);
      if (module === undefined || isSwitchedOff(item.block, { scope, path })) continue;
      const assigned = item.block.body.attributes
        .filter((attribute) => !CALL_SETTINGS.has(attribute.name))
        .map((attribute) => [attribute.name, { path, item: attribute.value }] as const);
      const child: ModuleScope = {
        module,
        root: scope.root,
        calls: [...scope.calls, name],
        parent: scope,
        assigned: new Map(assigned),
        children: new Map(),
        known: new Map(),
      };
      scope.children.set(name, child);
      enter(child, [...folders, module.folder]);
    }
  };
  enter({ module: root, root: root.folder, calls: [], assigned: root.values, children: new Map(), known: new Map() }, [
    root.folder,
  ]);
  return scopes;
}
