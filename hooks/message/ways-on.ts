import { isSecret, shellWord } from '../../scanner';
import type { Day, Finding } from '../../scanner';
import type { Problem } from '../gate/judgement';
import { entryLines } from './entry-lines';
import { waiverLines } from './waiver-lines';
import type { JudgedBy } from './waiver-lines';

/** One way on: its name, what to do, and what to paste. */
export interface Way {
  readonly name: string;
  readonly text: string;
  readonly paste: readonly string[];
}

/** @returns what a person can do about a problem, the best first */
export function waysOn(problem: Problem, judgedBy: JudgedBy, today: Day): Way[] {
  const { finding, identity } = problem;
  if (isSecret(finding)) return secretWays(problem, judgedBy, today);
  const fix = way('Fix it', sentence(finding));
  if (finding.rule !== 'identity/undeclared' || identity === undefined) return [fix];
  return [declaration(finding, entryLines(identity, today)), way('Or', quickest(finding))];
}

function secretWays(problem: Problem, judgedBy: JudgedBy, today: Day): Way[] {
  const { finding } = problem;
  const { where, lines } = waiverLines(finding, judgedBy, today);
  return [
    way('Fix it', removal(problem)),
    way('Waive it', `only if it is none, ${where}`, lines),
    way('If it is real', `and has left this machine: ${sentence(finding)}`),
  ];
}

/** @returns how the value gets out of where it stands: a file, a commit of its own, or the message of a commit or tag */
function removal({ finding, commit, isRoot }: Problem): string {
  const { path } = finding.place;
  const [, tag] = /^tag:(.+)/.exec(path) ?? [];
  if (tag !== undefined)
    return `write the tag's message anew: git tag -f -a ${shellWord(tag)} ${shellWord(`${tag}^{}`)}`;
  if (commit === undefined) return 'take the value out and read it from the environment or a secret store';
  const rebase = `git rebase -i ${isRoot === true ? '--root' : `${commit.slice(0, ABBREVIATED)}^`}`;
  return path.startsWith('commit:')
    ? `write the commit's message anew: ${rebase}, reword; a further commit leaves it in the history`
    : `take it out of the commit: ${rebase}, edit; a further commit leaves it in the history`;
}

function quickest({ remedy: { command } }: Finding): string {
  return command?.startsWith('nhi declare ') === true
    ? `${command} (asks for owner and expiry, 10 seconds)`
    : 'nhi init writes it with the owner that CODEOWNERS suggests';
}

/** Where there is no nhi.yaml yet, all of it is given. */
function declaration({ remedy }: Finding, entry: readonly string[]): Way {
  if (remedy.command !== 'nhi init') return way('Declare it', 'in nhi.yaml, under identities:', entry);
  return way('Declare it', 'in a new file nhi.yaml:', [
    'version: 1',
    'identities:',
    ...entry.map((line) => `  ${line}`),
  ]);
}

const ABBREVIATED = 10;

function way(name: string, text: string, paste: readonly string[] = []): Way {
  return { name, text, paste };
}

function sentence({ remedy: { text, command } }: Finding): string {
  return command === undefined || text.includes(command) ? text : `${text} (${command})`;
}
