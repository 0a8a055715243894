/** An entry to be offered, `status: proposed`. */
export interface ProposedEntry {
  /** Changed only where it is taken. */
  readonly id: string;
  /** Key patterns, the most telling first. */
  readonly references: readonly string[];
  readonly owner?: string;
  /** Who suggests the owner: `CODEOWNERS`. */
  readonly ownerSource?: string;
  /** Lower case; `unknown` where nothing tells. */
  readonly provider: string;
  /** Paths of the files that use it, ascending. */
  readonly usedBy: readonly string[];
}

const MAX_PATHS_NAMED = 3;
/** Above this, references stand one a line. */
const MAX_LINE_UNITS = 110;

/** @returns the entry as it stands under `identities:`, without the comment above it */
export function entryLines({ id, owner, ownerSource, references }: ProposedEntry, indent: string): string[] {
  const keys = references.map(quoted);
  const inline = `${indent}  references: [${keys.join(', ')}]`;
  const suggestion = ownerSource === undefined ? '' : `  # suggested by ${inComment(ownerSource)}`;
  return [
    `${indent}- id: ${plainId(id)}`,
    `${indent}  status: proposed`,
    ...(owner === undefined ? [] : [`${indent}  owner: ${quoted(owner)}${suggestion}`]),
    ...(inline.length <= MAX_LINE_UNITS
      ? [inline]
      : [`${indent}  references:`, ...keys.map((key) => `${indent}    - ${key}`)]),
  ];
}

/** @returns the same entry on one line, for a list that is written in brackets */
export function entryInFlow({ id, owner, references }: ProposedEntry): string {
  const ownerPart = owner === undefined ? '' : `, owner: ${quoted(owner)}`;
  return `{ id: ${plainId(id)}, status: proposed${ownerPart}, references: [${references.map(quoted).join(', ')}] }`;
}

/** @returns what helps to tell what it is: `npm, used by .github/workflows/release.yml`; empty where nothing is known */
export function commentOf({ provider, usedBy }: ProposedEntry): string {
  const named = usedBy.slice(0, MAX_PATHS_NAMED).map(inComment).join(', ');
  const more = usedBy.length > MAX_PATHS_NAMED ? ` and ${usedBy.length - MAX_PATHS_NAMED} more` : '';
  const parts = [provider === 'unknown' ? '' : inComment(provider), named === '' ? '' : `used by ${named}${more}`];
  return parts.filter((part) => part !== '').join(', ');
}

/** An id that another YAML type would claim, such as 123 or null, needs quotes. */
function plainId(id: string): string {
  return /^[a-z][a-z0-9._-]*$/.test(id) && !['true', 'false', 'null'].includes(id) ? id : quoted(id);
}

/** Always in double quotes: an unquoted `@owner` is not YAML, and keys hold colons and stars. JSON's escapes are YAML's. */
export function quoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007F-\u009F\u2028\u2029\uFEFF]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A path may hold a line break; a comment ends at one. */
export function inComment(value: string): string {
  return value.replace(/[\p{Cc}\u2028\u2029\uFEFF]+/gu, ' ');
}
