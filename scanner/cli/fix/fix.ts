import { join } from 'node:path';
import { loadManifests } from '../../manifest';
import { UsageError } from '../../model';
import type { Finding } from '../../model';
import { ruleIds } from '../../policy';
import { isBlocking, visible } from '../../report';
import { detectors } from '../../secrets';
import type { FixContext } from '../../service/fixes';
import { nearestWord } from '../../text';
import { allGiven, lastGiven } from '../arguments';
import type { Call } from '../arguments';
import type { Command } from '../commands';
import { ownersFor } from '../lifecycle/owners-for';
import type { Scanned } from '../session';
import { unreadMessages } from '../unread';
import { watchedScan } from '../watched-scan';
import { counted } from '../words';
import { checkUnchanged } from './check-unchanged';
import { chooserOf } from './choose';
import { repair } from './repair';
import type { Choose, Repaired } from './repair';
import { shownLines } from './shown-lines';
import { unifiedDiff } from './unified-diff';

/** `nhi fix`: makes every repair that is right without a question, and those that somebody chose; nothing is ever excused by it. */
export const fixCommand: Command = async (call, host) => {
  const rules = rulesAsked(call);
  const choose = chooserOf(call, host);
  const scanned = await watchedScan(call, host, 'tree');
  const { result, snapshot, root } = scanned;
  for (const message of unreadMessages(result.coverage)) host.err.write(`nhi: ${message}\n`);
  const asked = result.findings.filter(({ rule, waived }) => waived === undefined && isAsked(rule, rules));
  const repaired = await repairedBy(scanned, asked, call, choose);
  if (lastGiven(call, 'dry-run') !== undefined) {
    host.out.write(diffOf(repaired, (path) => snapshot.read(path)));
  } else if (repaired.texts.size > 0) {
    checkUnchanged(root, new Map([...repaired.texts.keys()].map((path) => [path, snapshot.read(path)])));
    host.saveAll([...repaired.texts].map(([path, text]) => ({ path: join(root, path), text })));
    host.out.write(doneText(repaired, asked.length));
  }
  host.err.write(leftText(repaired));
  host.err.write(nowhereText(allGiven(call, 'with') ?? [], repaired));
  if (result.coverage.skipped.some(({ fatal }) => fatal)) return 2;
  return repaired.left.some(({ finding }) => isBlocking(finding, 'error')) ? 1 : 0;
};

/** @throws UsageError where there is no rule and no family of that name */
function rulesAsked(call: Call): readonly string[] | undefined {
  const given = allGiven(call, 'rule');
  if (given === undefined) return undefined;
  const known = ruleIds(detectors());
  for (const rule of given) {
    if (known.some((id) => isAsked(id, [rule]))) continue;
    const near = nearestWord(rule, known);
    throw new UsageError(`there is no rule ${visible(rule)}${near === undefined ? '' : `: did you mean ${near}?`}`);
  }
  return given;
}

/** A rule's id, or the family's name for all of its rules. */
function isAsked(rule: string, asked: readonly string[] | undefined): boolean {
  return asked === undefined || asked.some((each) => rule === each || rule.startsWith(`${each}/`));
}

async function repairedBy(
  scanned: Scanned,
  findings: readonly Finding[],
  { profile }: Call,
  choose: Choose,
): Promise<Repaired> {
  const { result, snapshot } = scanned;
  const undeclared = findings.filter(({ rule }) => rule === 'identity/undeclared');
  const paths = undeclared.flatMap(({ place, related }) => [place, ...related].map(({ path }) => path));
  const context: FixContext = {
    read: (path) => snapshot.read(path),
    today: result.today,
    inventory: result.inventory,
    manifests: loadManifests(snapshot, profile === undefined ? {} : { profile }),
    suggestOwner: await ownersFor(scanned, paths),
  };
  return repair(findings, context, choose);
}

function diffOf({ texts }: Repaired, read: (path: string) => string | undefined): string {
  return [...texts]
    .map(([path, text]) => {
      const before = read(path);
      return unifiedDiff(
        visible(path),
        before === undefined ? undefined : shownLines(path, before),
        shownLines(path, text),
      );
    })
    .join('');
}

function doneText({ texts, done }: Repaired, findings: number): string {
  const rows = done.map(({ fix }) => `  ${visible(fix.title)}\n`);
  const notes = [...new Set(done.flatMap(({ fix }) => fix.note ?? []))].map((note) => `\n${note}\n`);
  const files = [...texts.keys()].map(visible).join(', ');
  return `Fixed ${done.length} of ${counted(findings, 'finding')}:\n${rows.join('')}Written: ${files}.\n${notes.join('')}`;
}

/** On standard error, so that what a dry run prints is a patch and nothing else. */
function leftText({ done, left }: Repaired): string {
  const count = left.length;
  const isReadableAgain = done.some(({ fix }) => fix.id === 'manifest/quote');
  const again = isReadableAgain ? 'nhi: nhi.yaml can be read again: run nhi fix once more for what it governs\n' : '';
  if (count === 0) return done.length === 0 ? 'nhi: nothing to fix\n' : again;
  const what = done.length === 0 ? 'nothing can be fixed without a question: ' : '';
  const verb = count === 1 ? 'is' : 'are';
  return `${again}nhi: ${what}${counted(count, 'finding')} ${verb} left, which nhi scan shows\n${waysText(left)}`;
}

/** A way that was asked for and that nothing offers, most likely misspelled. */
function nowhereText(wanted: readonly string[], { done }: Repaired): string {
  const nowhere = wanted.filter((id) => done.every(({ fix }) => fix.id !== id));
  return nowhere.map((id) => `nhi: --with ${visible(id)}: no finding here offers it\n`).join('');
}

/** The ways that somebody must choose, the most frequent first. */
function waysText(left: Repaired['left']): string {
  const counts = new Map<string, number>();
  for (const { ways } of left) {
    for (const id of new Set(ways.map((way) => way.id))) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  if (counts.size === 0) return '';
  const ids = [...counts].sort(([, a], [, b]) => b - a).map(([id, count]) => `${id} (${count})`);
  return `nhi: ways to mend them that are yours to choose: ${ids.join(', ')}. nhi fix --ask asks, nhi fix --with FIX takes one\n`;
}
