import ignore from 'ignore';

/** Where GitHub and GitLab look for CODEOWNERS, in their order; the first that is there counts. */
export const CODEOWNERS_PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'] as const;

/** One line of CODEOWNERS. */
interface OwnerRule {
  readonly matches: (path: string) => boolean;
  /** Undefined where the line takes the ownership away: a pattern without owners. */
  readonly owner: string | undefined;
}

/**
 * Reads CODEOWNERS as GitHub does, GitLab's sections tolerated; docs.github.com, "About code owners", and docs.gitlab.com,
 * "Code Owners". Lines that neither accepts are passed over.
 * @param codeownersText content of `.github/CODEOWNERS`, `CODEOWNERS` or `docs/CODEOWNERS`; empty where there is none
 * @returns for a path relative to the repository the owner to suggest, in the form of nhi.yaml's `owner` (`@acme/web`,
 *          `@jane`, `mailto:ops@example.com`): of the last rule that matches, a team before a person
 */
export function ownersOf(codeownersText: string): (path: string) => string | undefined {
  const rules = readRules(codeownersText);
  return (path) => {
    if (!ignore.isPathValid(path)) return undefined;
    return rules.findLast((rule) => rule.matches(path))?.owner;
  };
}

/** `[Documentation]`, `^[Optional][2] @acme/docs`: what follows owns the lines of the section that name nobody. */
const SECTION = /^\^?\[[^\]]{1,200}\](?:\[\d{1,3}\])?(?=\s|$)/;

function readRules(text: string): readonly OwnerRule[] {
  const rules: OwnerRule[] = [];
  let sectionOwner: string | undefined;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n?|\n/)) {
    const trimmed = line.trim();
    const section = SECTION.exec(trimmed)?.[0];
    if (section !== undefined) {
      sectionOwner = ownerIn(trimmed.slice(section.length));
      continue;
    }
    const pattern = patternIn(trimmed);
    if (pattern === '' || !isUsable(pattern)) continue;
    rules.push({ matches: matcherOf(pattern), owner: ownerIn(trimmed.slice(pattern.length)) ?? sectionOwner });
  }
  return rules;
}

/** Up to the first blank that no backslash escapes. */
function patternIn(line: string): string {
  return /^(?:[^\s\\]|\\.)*/.exec(line)?.[0] ?? '';
}

/** @param rest of a line, with its comment */
function ownerIn(rest: string): string | undefined {
  const words = (rest.split(/\s#/, 1)[0] ?? '').split(/\s+/).filter((word) => word !== '');
  const owners = words.flatMap((word) => ownerFrom(word) ?? []);
  return owners.find((owner) => owner.includes('/')) ?? owners[0];
}

/** A role of GitLab (`@@maintainer`) is nobody in particular. */
function ownerFrom(word: string): string | undefined {
  if (/^@[\w.-]{1,100}(?:\/[\w.-]{1,100}){0,20}$/.test(word)) return word;
  return /^[^\s@]{1,100}@[\w.-]{1,200}$/.test(word) ? `mailto:${word}` : undefined;
}

/** More wildcards than this in one pattern, or in one segment of it, cost more time than any honest file needs. */
const MAX_DEEP_WILDCARDS = 4;
const MAX_SEGMENT_WILDCARDS = 3;

/** Comments, and what CODEOWNERS does not know: `!` negates nothing there. */
function isUsable(pattern: string): boolean {
  if (pattern.startsWith('#') || pattern.startsWith('!')) return false;
  const segments = pattern.split('/');
  return (
    segments.filter((segment) => segment.includes('**')).length <= MAX_DEEP_WILDCARDS &&
    segments.every((segment) => segment.split(/[*?]+/).length - 1 <= MAX_SEGMENT_WILDCARDS)
  );
}

/**
 * As gitignore, but: `[ ]` are ordinary signs, case always counts, and `docs/*` is what lies in docs, not what lies in its
 * folders.
 */
function matcherOf(pattern: string): (path: string) => boolean {
  const rule = ignore({ ignorecase: false }).add(pattern.replace(/\\?[[\]]/g, (sign) => `\\${sign.slice(-1)}`));
  if (!pattern.endsWith('/*')) return (path) => rule.ignores(path);
  return (path) => {
    const slash = path.lastIndexOf('/');
    return rule.ignores(path) && (slash < 0 || !rule.ignores(path.slice(0, slash + 1)));
  };
}
