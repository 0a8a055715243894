import { visible } from '../../scanner';
import type { Day, Skip } from '../../scanner';
import type { Judgement, Problem } from '../gate/judgement';
import { headline } from './headline';
import { waysOn } from './ways-on';
import type { Way } from './ways-on';

/** What is judged, in words. */
export interface Subject {
  /** `this commit` */
  readonly name: string;
  /** `Nothing was committed. Your files are as they were.` */
  readonly outcome: string;
}

/** More help nobody to mend the first. */
const SHOWN_PROBLEMS = 10;
const SHOWN_UNREAD = 5;
const NAME_COLUMNS = 14;

/** @returns what a person reads whose commit or push is stopped; empty where it is not */
export function refusalText(judgement: Judgement, subject: Subject, today: Day): string {
  const { problems, unread, note } = judgement;
  if (problems.length === 0 && unread.length === 0) return '';
  const lines = unread.slice(0, SHOWN_UNREAD).map(unreadLine);
  if (unread.length > SHOWN_UNREAD) lines.push(`nhi: and ${unread.length - SHOWN_UNREAD} more.`);
  if (unread.length > 0) lines.push('nhi: ending with 2, because an unread file is not a clean file.', '');
  if (problems.length > 0) lines.push(`nhi: ${headline(problems, subject.name)}`, '');
  for (const problem of problems.slice(0, SHOWN_PROBLEMS)) {
    lines.push(...problemLines(problem, waysOn(problem, judgement, today)), '');
  }
  const more = problems.length - SHOWN_PROBLEMS;
  if (more > 0) lines.push(`  and ${more} more of this kind.`, '');
  if (note !== undefined) lines.push(note);
  lines.push(subject.outcome);
  return `${lines.join('\n')}\n`;
}

function unreadLine({ path, detail }: Skip): string {
  return `nhi: cannot read ${visible(path)}: ${visible(detail ?? 'no reason given')}`;
}

function problemLines({ finding, commit }: Problem, ways: readonly Way[]): string[] {
  const { place, rule, message } = finding;
  const where = `${visible(place.path)}:${place.start.line}`;
  const since = commit === undefined ? '' : `  (commit ${commit.slice(0, ABBREVIATED)})`;
  return [`  ${where}  ${rule}${since}`, `    ${visible(message)}`, ...ways.flatMap(wayLines)];
}

const ABBREVIATED = 10;

function wayLines({ name, text, paste }: Way): string[] {
  const indent = ' '.repeat(4 + NAME_COLUMNS);
  return [`    ${name.padEnd(NAME_COLUMNS)}${visible(text)}`, ...paste.map((line) => `${indent}  ${visible(line)}`)];
}
