/**
 * Reads Backstage's catalog files line by line: they hold several documents, and some are templates that no parser takes.
 * backstage.io, "Descriptor Format of Catalog Entities" and "Entity References".
 * @returns the groups and users that they define or name as owners, as `entityName` writes them
 */
export function catalogOwners(texts: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const document of texts.flatMap((text) => text.split(/^---/m))) {
    const kind = valueOf(document, /^kind:[ \t]*(\S[^\r\n]*)/m)?.toLowerCase();
    const name = valueOf(document, /^ {1,8}name:[ \t]*(\S[^\r\n]*)/m);
    const namespace = valueOf(document, /^ {1,8}namespace:[ \t]*(\S[^\r\n]*)/m) ?? 'default';
    if ((kind === 'group' || kind === 'user') && name !== undefined) {
      names.add(`${kind}:${namespace}/${name}`.toLowerCase());
    }
    const owner = valueOf(document, /^ {1,8}owner:[ \t]*(\S[^\r\n]*)/m);
    const entity = owner === undefined ? undefined : entityName(owner.includes(':') ? owner : `group:${owner}`);
    if (entity !== undefined) names.add(entity);
  }
  return names;
}

function valueOf(document: string, pattern: RegExp): string | undefined {
  const value = pattern.exec(document)?.[1];
  return value
    ?.split(/\s#/, 1)[0]
    ?.trim()
    .replace(/^["']|["']$/g, '');
}

/** @returns `group:default/web` for a reference to a group or user of the catalog, `group:web` among them; undefined for others */
export function entityName(reference: string): string | undefined {
  const [, kind, namespace = 'default', name] =
    /^(group|user):(?:([\w.-]{1,100})\/)?([\w.-]{1,100})$/.exec(reference.toLowerCase()) ?? [];
  return kind === undefined || name === undefined ? undefined : `${kind}:${namespace}/${name}`;
}
