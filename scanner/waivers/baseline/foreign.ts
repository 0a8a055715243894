import type { SecretMatch } from '../../model';
import { mayBeNone } from './may-be-none';

/** What another tool's file excuses. */
export interface ForeignExcuse {
  /** Relative to the root, forward slashes. */
  readonly path: string;
  /** 1-based, as it was when the file was written. */
  readonly line?: number;
  /** SHA-1 of the value, hex. */
  readonly sha1?: string;
  /** A person has said that it is none. */
  readonly isNone: boolean;
}

export interface ForeignFile {
  readonly excuses: readonly ForeignExcuse[];
  /** What cannot be taken over, each a sentence without its full stop. */
  readonly left: readonly string[];
}

/** Raised for a file that is not what its name says; the message is for a person. */
export class ForeignFileError extends Error {
  override readonly name = 'ForeignFileError';
}

/**
 * Reads a baseline of detect-secrets (`.secrets.baseline`): JSON, under `results` a list for each path, whose items have
 * `hashed_secret`, `line_number` and, once somebody looked at them, `is_secret`.
 * @throws ForeignFileError
 */
export function readDetectSecrets(text: string): ForeignFile {
  const file = recordOf(parsed(text));
  const results = recordOf(file?.['results']);
  if (results === undefined) throw new ForeignFileError('it has no "results" and is no baseline of detect-secrets');
  const left: string[] = [];
  const excuses = Object.entries(results).flatMap(([path, items]) => {
    if (!Array.isArray(items)) return [];
    return items.flatMap((item: unknown): ForeignExcuse[] => {
      const { hashed_secret: hash, line_number: line, is_secret: isSecret } = recordOf(item) ?? {};
      if (typeof hash !== 'string' && typeof line !== 'number') return [];
      return [
        {
          path: slashed(path),
          isNone: isSecret === false,
          ...(typeof hash === 'string' && { sha1: hash.toLowerCase() }),
          ...(typeof line === 'number' && { line }),
        },
      ];
    });
  });
  if (file?.['exclude'] !== undefined || hasPatterns(file?.['filters_used'])) {
    left.push('its patterns of files and lines to leave out: scan.exclude of nhi.yaml takes globs');
  }
  return { excuses, left };
}

/** Reads `.gitleaksignore`: a fingerprint a line, `path:rule:line`, in a history with the commit before it. */
export function readGitleaksIgnore(text: string): ForeignFile {
  const left: string[] = [];
  const excuses = text.split(/\r\n|\r|\n/).flatMap((written, at): ForeignExcuse[] => {
    const words = written.trim();
    if (words === '' || words.startsWith('#')) return [];
    const parts = words.split(':');
    const line = Number(parts.pop());
    parts.pop();
    if (parts.length > 1 && /^[0-9a-f]{7,64}$/.test(parts[0] ?? '')) parts.shift();
    const path = parts.join(':');
    if (path !== '' && Number.isSafeInteger(line) && line > 0) return [{ path: slashed(path), line, isNone: false }];
    left.push(`line ${at + 1} is no fingerprint`);
    return [];
  });
  return { excuses, left };
}

/** What of another tool's file stands for secrets that are there. */
export interface Imported {
  /** With why it is none, where somebody has said so and it counts here. */
  readonly taken: ReadonlyMap<SecretMatch, string | undefined>;
  /** Excuses of nothing that is found. */
  readonly unmatched: readonly ForeignExcuse[];
  /** Of those taken: somebody has said that they are none, and it does not count here. */
  readonly disputed: readonly SecretMatch[];
}

/**
 * By path and hash where there is one, else by path and line.
 * @param sha1Of of the value, hex; undefined where it is not known
 * @param source what a reason names: `.secrets.baseline`
 */
export function matchForeign(
  excuses: readonly ForeignExcuse[],
  secrets: readonly SecretMatch[],
  sha1Of: (secret: SecretMatch) => string | undefined,
  source: string,
): Imported {
  const byPath = new Map<string, SecretMatch[]>();
  for (const secret of secrets) {
    const list = byPath.get(secret.place.path) ?? [];
    byPath.set(secret.place.path, list);
    list.push(secret);
  }
  const taken = new Map<SecretMatch, string | undefined>();
  const disputed = new Set<SecretMatch>();
  const unmatched = excuses.filter(({ path, line, sha1, isNone }) => {
    const here = byPath.get(path) ?? [];
    const same = sha1 === undefined ? [] : here.filter((secret) => sha1Of(secret) === sha1);
    // Another tool may begin or end a value elsewhere, and hash something else.
    const found = same.length > 0 ? same : here.filter(({ place }) => place.start.line === line);
    for (const secret of found) {
      const isTrusted = isNone && mayBeNone(secret);
      taken.set(secret, isTrusted ? `audited in ${source}` : taken.get(secret));
      if (isNone && !isTrusted) disputed.add(secret);
    }
    return found.length === 0;
  });
  return { taken, unmatched, disputed: [...disputed] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) throw new ForeignFileError('it is no JSON');
    throw error;
  }
}

function recordOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function hasPatterns(filters: unknown): boolean {
  return Array.isArray(filters) && filters.some((filter) => recordOf(filter)?.['pattern'] !== undefined);
}

/** Written on Windows, perhaps. */
function slashed(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\.\//, '');
}
