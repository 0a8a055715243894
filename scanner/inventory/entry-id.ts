/** The longest id that nhi.yaml takes. */
const MAX_ID_UNITS = 64;

/** What a key's type adds to a name that says too little alone: `mcp:server/github` is `mcp-github`. */
const BARE_SYSTEMS: ReadonlySet<string> = new Set(['gha', 'env', 'dependabot']);

/**
 * A readable id for an entry: the key's name in lower case with hyphens, its scope behind it.
 * @param taken ids in use; the new one is added
 * @returns `npm-token` for `gha:secret/NPM_TOKEN`; where taken, `gha-npm-token`, then `gha-npm-token-2`
 */
export function entryId(key: string, taken: Set<string>): string {
  const system = key.slice(0, Math.max(0, key.indexOf(':')));
  const name = hyphenated(key.slice(key.lastIndexOf('/') + 1).replace(/^[^:]{0,32}:/, ''));
  const full = hyphenated(`${system}-${name}`);
  const isTelling = BARE_SYSTEMS.has(system) && name.length > 1;
  const candidates = isTelling ? [name, full] : [full];
  const free = candidates.map(cut).find((candidate) => !taken.has(candidate)) ?? numbered(cut(full), taken);
  taken.add(free);
  return free;
}

function hyphenated(text: string): string {
  const words = text.toLowerCase().match(/[a-z0-9]+/g);
  return words === null ? 'dynamic' : words.join('-');
}

function cut(id: string): string {
  return id.slice(0, MAX_ID_UNITS).replace(/-$/, '');
}

function numbered(id: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number++) {
    const suffix = `-${number}`;
    const candidate = cut(id.slice(0, MAX_ID_UNITS - suffix.length)) + suffix;
    if (!taken.has(candidate)) return candidate;
  }
}
