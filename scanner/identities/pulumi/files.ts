import { languageOf } from '../program';

export type PulumiFile =
  | { readonly form: 'project' }
  | { readonly form: 'stack'; readonly stack: string }
  | { readonly form: 'environment' }
  | { readonly form: 'program' };

/** @returns undefined where Pulumi reads no such file; most programs are none of Pulumi's, which only their text tells */
export function pulumiFile(path: string): PulumiFile | undefined {
  const base = path.slice(path.lastIndexOf('/') + 1);
  if (/^Pulumi\.ya?ml$/.test(base)) return { form: 'project' };
  const [, stack] = /^Pulumi\.([\w.-]{1,100})\.ya?ml$/.exec(base) ?? [];
  if (stack !== undefined) return { form: 'stack', stack };
  if (/\.ya?ml$/.test(base))
    return /(?:^|\/)(?:esc|environments?|pulumi)\/|\.esc\.ya?ml$/.test(path) ? { form: 'environment' } : undefined;
  return languageOf(path) === undefined ? undefined : { form: 'program' };
}

/** @returns the folder of a file, `''` at the root */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
