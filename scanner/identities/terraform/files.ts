/** What Terraform and OpenTofu make of a file; `values` are assignments to a root module's variables. */
export interface TerraformFile {
  readonly form: 'module' | 'values';
  readonly syntax: 'hcl' | 'json';
  /** Of values: whether they count without being named on the command line. */
  readonly isAutomatic: boolean;
}

const ENDINGS: readonly (readonly [ending: string, file: Omit<TerraformFile, 'isAutomatic'>])[] = [
  ['.tf', { form: 'module', syntax: 'hcl' }],
  ['.tofu', { form: 'module', syntax: 'hcl' }],
  ['.tf.json', { form: 'module', syntax: 'json' }],
  ['.tofu.json', { form: 'module', syntax: 'json' }],
  ['.tfvars', { form: 'values', syntax: 'hcl' }],
  ['.tfvars.json', { form: 'values', syntax: 'json' }],
];

/** @returns undefined where neither tool reads such a file */
export function terraformFile(path: string): TerraformFile | undefined {
  const found = ENDINGS.find(([ending]) => path.endsWith(ending));
  if (found === undefined || path.includes('/.terraform/') || path.startsWith('.terraform/')) return undefined;
  const base = path.slice(path.lastIndexOf('/') + 1);
  return { ...found[1], isAutomatic: /^terraform\.tfvars|\.auto\.tfvars/.test(base) };
}

/** @returns the folder of a file, `''` at the root */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/**
 * @param source of a module call
 * @returns the folder it names; undefined where it is not local, or lies outside the repository
 */
export function localModule(source: string, folder: string): string | undefined {
  if (!source.startsWith('./') && !source.startsWith('../') && source !== '.' && source !== '..') return undefined;
  const segments = folder === '' ? [] : folder.split('/');
  for (const segment of source.replaceAll('//', '/').split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}
