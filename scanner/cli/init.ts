import { join } from 'node:path';
import { proposeEntries as entriesFor } from '../inventory';
import { loadManifests, proposeEntries } from '../manifest';
import { addDays } from '../model';
import type { Day, Snapshot } from '../model';
import type { Call } from './arguments';
import { readCodeOwners } from './code-owners';
import type { Command } from './commands';
import type { Host } from './host';
import { entriesSummary, foundSummary, ownersSummary, secretsSummary } from './init-text';
import { watchedScan } from './watched-scan';
import type { Scanned } from './session';
import { ownerSuggester } from './suggest-owner';
import { unreadMessages } from './unread';

/** Time enough to find out who owns what, short enough not to be forgotten. */
const ADOPT_DAYS = 90;
const NEW_MANIFEST = 'nhi.yaml';

/** `nhi init`: shows what it found, asks once, writes a proposed entry for each identity that nobody answers for. */
export const initCommand: Command = async (call, host) => {
  const scanned = await watchedScan(call, host, 'tree');
  for (const message of unreadMessages(scanned.result.coverage)) host.err.write(`nhi: ${message}\n`);
  const hasUnread = scanned.result.coverage.skipped.some(({ fatal }) => fatal);
  const plan = planFor(scanned, call);
  if (plan === undefined) {
    host.out.write(nothingText(scanned));
    return hasUnread ? 2 : 0;
  }
  host.out.write(plan.summary);
  const isAgreed = await isToBeWritten(call, host);
  if (isAgreed === undefined) return 2;
  if (!isAgreed) {
    host.out.write('Nothing was written.\n');
    return hasUnread ? 2 : 0;
  }
  host.save(join(scanned.root, plan.path), plan.text);
  host.out.write(doneText(plan));
  return hasUnread ? 2 : 0;
};

/** What is to be written, and what a person should know before it is. */
interface Plan {
  /** Of the manifest, relative to the root. */
  readonly path: string;
  readonly text: string;
  readonly summary: string;
  /** Last day on which proposed entries only warn, where the manifest says one. */
  readonly adoptUntil?: Day;
}

/** @returns undefined where there is nothing to write */
function planFor({ result, snapshot, lastAuthor }: Scanned, { profile }: Call): Plan | undefined {
  const before = loadManifests(snapshot);
  const path = before.root ?? NEW_MANIFEST;
  const codeOwners = readCodeOwners(snapshot);
  const suggestOwner = ownerSuggester(codeOwners, lastAuthor);
  const ids = before.declarations.map(({ id }) => id);
  const entries = entriesFor(result.inventory, suggestOwner, ids);
  const existing = snapshot.read(path);
  const options = { adoptUntil: addDays(result.today, ADOPT_DAYS), ...(profile !== undefined && { profile }) };
  const text = entries.length === 0 ? existing : proposeEntries(existing, entries, options);
  if (text === undefined || text === existing) return undefined;
  const { adoptUntil } = loadManifests(withFile(snapshot, path, text)).policy;
  const lines = [
    foundSummary(result.inventory, entries),
    ownersSummary(entries),
    ...secretsSummary(result.findings),
    '',
    `This ${existing === undefined ? 'writes' : 'adds to'} ${path}: ${entriesSummary(entries)}.`,
  ];
  return {
    path,
    text,
    summary: lines.map((line) => `${line}\n`).join(''),
    ...(adoptUntil !== undefined && { adoptUntil }),
  };
}

/** @returns undefined where there is nobody to ask */
async function isToBeWritten({ yes }: Call, host: Host): Promise<boolean | undefined> {
  if (yes) return true;
  if (!host.isInteractive) {
    host.err.write('nhi: nothing was written, as there is nobody to ask: nhi init --yes writes it\n');
    return undefined;
  }
  host.out.write('Write? [Y/n] ');
  const answer = await host.readLine();
  return answer !== undefined && /^(?:y(?:es)?)?$/i.test(answer.trim());
}

function nothingText({ snapshot }: Scanned): string {
  const { root } = loadManifests(snapshot);
  const found =
    root === undefined
      ? 'No identity that must be declared was found'
      : `Every identity that must be declared is in ${root}`;
  return `${found}: there is nothing to write.\n`;
}

function doneText({ path, adoptUntil }: Plan): string {
  const until = adoptUntil === undefined ? '' : ` Until ${adoptUntil} proposed entries only warn.`;
  return `Done.${until} Next: open ${path} and accept one (owner, expires, status taken out). Then commit.\n`;
}

/** The tree as it will be. */
function withFile(snapshot: Snapshot, path: string, text: string): Snapshot {
  return {
    read: (wanted) => (wanted === path ? text : snapshot.read(wanted)),
    find: (names) => [...new Set([...snapshot.find(names), ...(names.includes(path) ? [path] : [])])],
    files: () => [...new Set([...snapshot.files(), path])],
  };
}
