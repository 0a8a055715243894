import type { SecretMatch } from '../../model';
import type { Baseline, BaselineEntry } from './format';
import { matchBaseline, ruleOf } from './match';

/**
 * @param secrets with their ids under the baseline's salt; those that another waiver excuses are not given
 * @param isGone whether a path is no longer there
 * @returns the baseline with all of them in it: entries whose file moved say where to, end and reasons stay. What covers
 *          nothing stays too: see `pruneBaseline`
 */
export function updateBaseline(
  baseline: Baseline,
  secrets: readonly SecretMatch[],
  isGone: (path: string) => boolean,
): Baseline {
  const { entries, salt, until } = baseline;
  const { entryOf, used } = matchBaseline(entries, secrets, isGone);
  const kept = entries.filter((entry) => !used.has(entry));
  const present = secrets.map((secret) => entryFor(secret, entryOf.get(secret)));
  return { salt, until, entries: distinct([...kept, ...present]) };
}

/**
 * @param secrets all that the whole repository holds, excused otherwise or not
 * @param isJudged whether a path was read, or is not there: of others nobody knows
 * @returns the baseline without the entries that cover nothing any more
 */
export function pruneBaseline(
  baseline: Baseline,
  secrets: readonly SecretMatch[],
  isGone: (path: string) => boolean,
  isJudged: (path: string) => boolean,
): Baseline {
  const { entries, salt, until } = baseline;
  const { used } = matchBaseline(entries, secrets, isGone);
  return { salt, until, entries: entries.filter((entry) => used.has(entry) || !isJudged(entry.path)) };
}

function entryFor(secret: SecretMatch, known: BaselineEntry | undefined): BaselineEntry {
  const { place, valueId = '' } = secret;
  const why = known?.notASecret;
  return { rule: ruleOf(secret), path: place.path, hmac: valueId, ...(why !== undefined && { notASecret: why }) };
}

/** One entry for a value of a file, however often it stands there. */
function distinct(entries: readonly BaselineEntry[]): BaselineEntry[] {
  const known = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const name = `${entry.rule}\n${entry.path}\n${entry.hmac}`;
    if (known.get(name)?.notASecret === undefined) known.set(name, entry);
  }
  return [...known.values()];
}
