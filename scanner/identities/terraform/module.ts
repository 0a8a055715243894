import type { TerraformFragment, PlacedBlock } from './fragment';
import { folderOf, localModule, terraformFile } from './files';
import type { HclExpression } from './hcl';

/** Something of a module with the file that says it. */
export interface Located<T> {
  readonly path: string;
  readonly item: T;
}

/** All files of one folder: what Terraform calls a module. */
export interface TerraformModule {
  readonly folder: string;
  /** Resources and data sources by address, data sources with `data.` before it. */
  readonly resources: ReadonlyMap<string, Located<PlacedBlock>>;
  readonly variables: ReadonlyMap<string, Located<PlacedBlock>>;
  readonly locals: ReadonlyMap<string, Located<HclExpression>>;
  readonly outputs: ReadonlyMap<string, Located<HclExpression>>;
  readonly providers: readonly Located<PlacedBlock>[];
  readonly backends: readonly Located<PlacedBlock>[];
  readonly calls: ReadonlyMap<string, ModuleCall>;
  /** What files of values assign without being named on the command line. */
  readonly values: ReadonlyMap<string, Located<HclExpression>>;
  /** It has state of its own: nothing but a root module has. */
  readonly isRoot: boolean;
}

export interface ModuleCall extends Located<PlacedBlock> {
  /** Folder of a module of this repository. */
  readonly folder?: string;
  /** As written: a registry's name, an address. */
  readonly source?: string;
}

/** @param files fragments of one folder by path */
export function joinModule(folder: string, files: ReadonlyMap<string, TerraformFragment>): TerraformModule {
  const resources = new Map<string, Located<PlacedBlock>>();
  const variables = new Map<string, Located<PlacedBlock>>();
  const locals = new Map<string, Located<HclExpression>>();
  const outputs = new Map<string, Located<HclExpression>>();
  const providers: Located<PlacedBlock>[] = [];
  const backends: Located<PlacedBlock>[] = [];
  const calls = new Map<string, ModuleCall>();
  const values = new Map<string, Located<HclExpression>>();
  let isRoot = false;
  for (const [path, fragment] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const file = terraformFile(path);
    if (file?.form === 'values') {
      isRoot ||= file.isAutomatic;
      if (file.isAutomatic) for (const { name, value } of fragment.values) values.set(name, { path, item: value });
      continue;
    }
    for (const item of fragment.blocks) {
      const { type, labels, body } = item.block;
      const [first = '', second = ''] = labels;
      const located = { path, item };
      if (type === 'resource') resources.set(`${first}.${second}`, located);
      else if (type === 'data' || type === 'ephemeral') resources.set(`${type}.${first}.${second}`, located);
      else if (type === 'variable') variables.set(first, located);
      else if (type === 'module') calls.set(first, callOf(located, folder));
      else if (type === 'provider') providers.push(located);
      else if (type === 'backend') backends.push(located);
      else if (type === 'locals') {
        for (const { name, value } of body.attributes) locals.set(name, { path, item: value });
      } else {
        const value = body.attributes.find(({ name }) => name === 'value')?.value;
        if (value !== undefined) outputs.set(first, { path, item: value });
      }
    }
  }
  isRoot ||= backends.length > 0;
  return { folder, resources, variables, locals, outputs, providers, backends, calls, values, isRoot };
}

function callOf(located: Located<PlacedBlock>, folder: string): ModuleCall {
  const value = located.item.block.body.attributes.find(({ name }) => name === 'source')?.value;
  const [source] = value?.type === 'text' ? value.parts : [];
  if (typeof source !== 'string') return located;
  const local = localModule(source, folder);
  return local === undefined ? { ...located, source } : { ...located, source, folder: local };
}

/** @returns the fragments by the folder they are in */
export function byFolder<T>(files: ReadonlyMap<string, T>): Map<string, Map<string, T>> {
  const folders = new Map<string, Map<string, T>>();
  for (const [path, fragment] of files) {
    const folder = folderOf(path);
    const found = folders.get(folder);
    if (found === undefined) folders.set(folder, new Map([[path, fragment]]));
    else found.set(path, fragment);
  }
  return folders;
}
