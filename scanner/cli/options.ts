import { identityKinds } from '../model';
import { CALL_FORMATS } from './report-option';

/** One option of the command line, as it is parsed and as it is explained. */
export interface OptionSpec {
  /** What stands for its value in the help; a switch has none. */
  readonly value?: string;
  /** The only values it may have. */
  readonly choices?: readonly string[];
  readonly short?: string;
  readonly help: string;
}

/** Every option there is; each means the same wherever it may stand. */
export const optionSpecs = {
  format: { value: 'FORMAT', choices: CALL_FORMATS, help: 'how to report' },
  output: { value: 'FILE', help: 'write the report to FILE, whole or not at all' },
  report: { value: 'FORMAT=FILE', help: 'write one more report to FILE; may stand several times' },
  'fail-on': {
    value: 'SEVERITY',
    choices: ['none', 'info', 'warning', 'error'],
    help: 'none, info, warning or error (default): 1 from there on',
  },
  profile: {
    value: 'PROFILE',
    choices: ['starter', 'standard', 'strict'],
    help: 'starter, standard or strict, instead of what nhi.yaml says',
  },
  manifest: { value: 'FILE', help: 'use FILE instead of nhi.yaml' },
  policy: { value: 'FILE', help: 'a policy that can only tighten that of nhi.yaml' },
  base: { value: 'REF', help: 'what the change is to be merged into, instead of what the CI host says' },
  head: { value: 'REF', help: 'last commit of the change, instead of what the CI host says' },
  fetch: { help: 'fetch the commits that are needed and missing, with the credentials that git has here' },
  staged: { help: 'only what is staged, as the commit hook judges it' },
  range: { value: 'A..B', help: 'only what the commits of B bring that A has not; or what one commit brings' },
  history: {
    help: 'of scan: the secrets of all commits, with --all of all branches and tags; of show: every change of the entry',
  },
  since: { value: 'DAY', help: 'of the history only commits from this day on, YYYY-MM-DD' },
  stdin: { help: 'only what stands on standard input' },
  stdio: { help: 'talk over standard input and output' },
  'stdin-path': { value: 'PATH', help: 'what standard input is judged as; it need not exist' },
  now: { value: 'DAY', help: 'judge as of this day, YYYY-MM-DD' },
  all: { help: 'show each finding and each place, however many; notes too' },
  verbose: { help: 'also list what was not read and what is waived' },
  'no-ignore': { help: 'read what .gitignore leaves out, too' },
  'no-color': { help: 'no colours, as with NO_COLOR; FORCE_COLOR asks for them' },
  owner: { value: 'OWNER', help: 'who answers for it: @acme/web, mailto:ada@example.com; of a list also none' },
  'expires-within': { value: 'DURATION', help: 'only what ends by then or has ended: 30d, 6w, 3mo' },
  undeclared: { help: 'only what must be declared and is not' },
  kind: {
    value: 'KIND',
    choices: identityKinds,
    help: 'only this kind, as nhi.yaml calls it; may stand several times',
  },
  system: {
    value: 'SYSTEM',
    help: 'only what a system names, the start of its keys: gha, tf, k8s; may stand several times',
  },
  sort: {
    value: 'ORDER',
    choices: ['state', 'owner', 'expires', 'id', 'kind', 'provider', 'system'],
    help: 'state, owner, expires, id, kind, provider or system: what the list goes by',
  },
  merge: { help: 'join the lists that nhi list --format json made in other repositories' },
  repository: { value: 'NAME', help: 'what the rows call the repository, instead of its remote' },
  expires: { value: 'END', help: 'when it ends: a day (YYYY-MM-DD), a duration from today (90d), or never' },
  'never-because': { value: 'REASON', help: 'why it never ends, or so far ahead' },
  id: { value: 'ID', help: 'the entry of that id' },
  purpose: { value: 'TEXT', help: 'what it is for, in a sentence' },
  set: {
    value: 'KEY=VALUE',
    help: 'one more thing that the entry says, as nhi.yaml calls it: review.interval=90d; may stand several times',
  },
  to: { value: 'NAME', help: 'of declare: the entry that takes the key; of offboard: who takes over' },
  rule: { value: 'RULE', help: 'only this rule, or a family of rules; may stand several times' },
  ask: { help: 'ask of each finding which of the ways to mend it to take' },
  with: { value: 'FIX', help: 'take this way wherever it is offered; may stand several times' },
  'dry-run': { help: 'print what would be changed as a patch, and write nothing' },
  proposed: { help: 'every entry that is proposed and says who owns it; with --owner only theirs' },
  external: { help: 'it leaves no trace in this repository' },
  by: { value: 'OWNER', help: 'who did it, instead of whoever git commits as' },
  ref: { value: 'TEXT', help: 'where the record is: an address, a ticket' },
  spread: { value: 'DURATION', help: 'let the ends fall on the days before, and not all on one: 14d' },
  check: { help: 'write nothing: 1 where something would be written' },
  yes: { short: 'y', help: 'write without asking' },
  help: { short: 'h', help: 'explain the command' },
  version: { short: 'V', help: 'print the version' },
} as const satisfies Readonly<Record<string, OptionSpec>>;

export type OptionName = keyof typeof optionSpecs;

/** @returns whether this is an option of some command */
export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(optionSpecs, name);
}

export function optionSpec(name: OptionName): OptionSpec {
  return optionSpecs[name];
}
