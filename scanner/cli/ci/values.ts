import type { FileUrl } from './context';

/** Of a process; an empty variable counts as none. */
export type Environment = Readonly<Record<string, string | undefined>>;

export function variable(environment: Environment, name: string): string | undefined {
  const value = environment[name];
  return value === '' ? undefined : value;
}

/** Azure Pipelines writes `True`. */
export function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}

const OBJECT_ID = /^(?:[\da-f]{40}|[\da-f]{64})$/;

/** @returns an object id; undefined for anything else and for zeros, which stand for nothing */
export function objectId(value: unknown): string | undefined {
  return typeof value === 'string' && OBJECT_ID.test(value) && !/^0+$/.test(value) ? value : undefined;
}

/** What git refuses in a name of a ref (git-check-ref-format(1)), and a dash that could begin an option. */
const NO_NAME = /^[-/]|[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|\/\.|^\.|\.lock(?:\/|$)|[/.]$|^@$/u;

/** @returns the name of a branch without `refs/heads/`; undefined for what can be none */
export function branchName(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const name = value.replace(/^refs\/heads\//, '');
  return name === '' || NO_NAME.test(name) ? undefined : name;
}

/** @returns a full ref (`refs/heads/x`), or undefined */
export function fullRef(value: unknown): string | undefined {
  return typeof value === 'string' && /^refs\/./.test(value) && !NO_NAME.test(value) ? value : undefined;
}

export function refOf(kind: 'heads' | 'tags', name: string | undefined): string | undefined {
  return name === undefined ? undefined : fullRef(`refs/${kind}/${name}`);
}

/** @returns the address of a web page, without credentials, query and the slash or `.git` behind it */
export function webAddress(value: string | undefined): string | undefined {
  if (value === undefined || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  return `${url.origin}${url.pathname}`.replace(/(?:\.git)?\/{0,8}$/, '');
}

/**
 * @param base address of the repository's pages
 * @param place what follows for a path, safe to stand in an address, and a line
 */
export function fileUrl(
  base: string | undefined,
  place: (path: string, line: number) => string,
): { fileUrl?: FileUrl } {
  if (base === undefined) return {};
  return { fileUrl: (path, line) => base + place(path.split('/').map(encodeURIComponent).join('/'), line) };
}

/** @returns the values that are there, each once */
export function known(...values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}

/** A field of whatever a JSON file held. */
export function field(value: unknown, ...names: readonly string[]): unknown {
  let found = value;
  for (const name of names) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  return found;
}
