import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { loadManifests } from '../manifest';
import { addDays, UsageError } from '../model';
import type { SecretMatch } from '../model';
import { readDocument } from '../reading';
import { visible } from '../report';
import { createSecretScanner } from '../secrets';
import { fileDocument, newSalt, openTree } from '../sources';
import {
  BASELINE_PATH,
  ForeignFileError,
  goneFrom,
  loadBaseline,
  matchForeign,
  readDetectSecrets,
  readGitleaksIgnore,
  renderBaseline,
  updateBaseline,
} from '../waivers';
import type { Baseline } from '../waivers';
import { BASELINE_DAYS, withLineEnds } from './baseline-steps';
import type { Command } from './commands';
import { watchedScan } from './watched-scan';
import { unreadMessages } from './unread';

const READERS = { '.secrets.baseline': readDetectSecrets, '.gitleaksignore': readGitleaksIgnore } as const;
/** Of what could not be taken over; a count says the rest. */
const NAMED = 20;

/** `nhi import FILE`: what another tool excuses and this one finds too goes into the baseline; the rest is said. */
export const importCommand: Command = async (call, host) => {
  const [given] = call.words;
  if (given === undefined) throw new UsageError(`nhi import: which file? ${Object.keys(READERS).join(' or ')}`);
  const name = basename(given);
  const foreign = readForeign(host.cwd, given);
  const salt = newSalt();
  let secrets: readonly SecretMatch[] = [];
  const { result, root, snapshot } = await watchedScan({ ...call, words: [] }, host, 'tree', {
    newSalt: salt,
    onSecrets: (found) => {
      secrets = found;
    },
  });
  const file = loadBaseline(snapshot);
  if (file !== undefined && file.problems.length > 0) {
    throw new UsageError(`${BASELINE_PATH} is broken: nhi scan shows where; mend it first`);
  }
  const days = Math.min(BASELINE_DAYS, loadManifests(snapshot).policy.waiverDays);
  const before: Baseline = file?.baseline ?? { salt, until: addDays(result.today, days), entries: [] };
  const sha1Of = hashesOf(root, new Set(foreign.excuses.map(({ path }) => path)));
  const { taken, unmatched } = matchForeign(foreign.excuses, secrets, sha1Of, name);
  const after = withReasons(updateBaseline(before, [...taken.keys()], goneFrom(snapshot)), taken);
  const text = renderBaseline(after);
  const isNew = text !== renderBaseline(before);
  if (isNew) host.save(join(root, BASELINE_PATH), withLineEnds(text, file?.text));
  const added = after.entries.length - before.entries.length;
  const lines = [
    isNew
      ? `Wrote ${BASELINE_PATH}: ${added} of ${foreign.excuses.length} excuses of ${visible(name)} are new in it, until ${after.until}.`
      : `Nothing of ${visible(name)} is missing in ${BASELINE_PATH}: nothing was written.`,
    ...unmatched
      .slice(0, NAMED)
      .map(
        ({ path, line }) =>
          `  not taken over: ${visible(path)}${line === undefined ? '' : `:${line}`}, no secret is found there`,
      ),
    ...(unmatched.length > NAMED ? [`  and ${unmatched.length - NAMED} more where no secret is found`] : []),
    ...foreign.left.map((what) => `  not taken over: ${what}`),
  ];
  host.out.write(lines.map((line) => `${line}\n`).join(''));
  for (const message of unreadMessages(result.coverage)) host.err.write(`nhi: ${message}\n`);
  return result.coverage.skipped.some(({ fatal }) => fatal) ? 2 : 0;
};

function readForeign(cwd: string, given: string): ReturnType<typeof readDetectSecrets> {
  const name = basename(given);
  if (name.endsWith('.toml')) {
    throw new UsageError(
      `${given}: allow lists of a gitleaks configuration are not taken over: waivers and scan.exclude of nhi.yaml take globs`,
    );
  }
  const read = Object.hasOwn(READERS, name) ? READERS[name as keyof typeof READERS] : undefined;
  if (read === undefined) throw new UsageError(`${given}: nhi import reads ${Object.keys(READERS).join(' and ')}`);
  try {
    return read(readFileSync(resolve(cwd, given), 'utf8'));
  } catch (error) {
    if (error instanceof ForeignFileError) throw new UsageError(`${given}: ${error.message}`);
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw new UsageError(`${given}: ${code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`}`);
  }
}

/** Reads the few files that matter again, this time for the hash that the other tool keeps. */
function hashesOf(root: string, paths: ReadonlySet<string>): (secret: SecretMatch) => string | undefined {
  const secretScanner = createSecretScanner({ identify: (value) => createHash('sha1').update(value).digest('hex') });
  const tree = openTree({ cwd: root, paths: [], noIgnore: false, onSkip: () => undefined });
  const hashes = new Map<string, string | undefined>();
  const nameOf = ({ detector, place }: SecretMatch): string => `${place.path}\n${place.range.start}\n${detector}`;
  for (const file of tree.files()) {
    if (!paths.has(file.path)) continue;
    for (const secret of readDocument(fileDocument(tree.root, file), secretScanner).secrets)
      hashes.set(nameOf(secret), secret.valueId);
  }
  return (secret) => hashes.get(nameOf(secret));
}

function withReasons(baseline: Baseline, taken: ReadonlyMap<SecretMatch, string | undefined>): Baseline {
  const reasons = new Map(
    [...taken].map(([{ detector, place, valueId }, why]) => [
      `secret/${detector}\n${place.path}\n${valueId ?? ''}`,
      why,
    ]),
  );
  const entries = baseline.entries.map((entry) => {
    const why = entry.notASecret ?? reasons.get(`${entry.rule}\n${entry.path}\n${entry.hmac}`);
    return why === undefined ? entry : { ...entry, notASecret: why };
  });
  return { ...baseline, entries };
}
