import type { Call } from './arguments';
import type { ExitCode, Host } from './host';
import type { OptionName } from './options';
import { FORMATS } from './report-option';
import type { CallFormat } from './report-option';

/** Does one command's work. */
export type Command = (call: Call, host: Host) => Promise<ExitCode>;

/** One command of the command line. */
export interface CommandSpec {
  /** One line, what it does. */
  readonly summary: string;
  /** What may follow its name, as the help shows it. */
  readonly words: string;
  /** How many words may follow. */
  readonly limit: number;
  readonly options: readonly OptionName[];
  /** What `--format` may be; the first is the default. */
  readonly formats: readonly CallFormat[];
  /** How it is mostly called. */
  readonly examples: readonly string[];
  /** Called by programs alone: no help mentions it. */
  readonly isHidden?: boolean;
  /** Loaded only when it is called: a start must not pay for what it does not use. */
  load(): Promise<Command>;
}

const JUDGING = ['profile', 'manifest', 'policy', 'now'] as const;
const REPORTING = ['format', 'output', 'report', 'fail-on', 'all', 'verbose', 'no-color'] as const;

/** Which identities a command is about. */
const SELECTING = ['owner', 'expires-within', 'undeclared', 'kind', 'system'] as const;

/** What is recorded in an entry, once it is agreed to. */
const RECORDING = ['by', 'ref', 'yes', 'profile', 'now', 'no-ignore', 'help'] as const;

const SOURCES = ['staged', 'range', 'history', 'since', 'stdin', 'stdin-path'] as const;

const commandSpecs = {
  scan: {
    summary: 'find secrets, undeclared identities and what has expired',
    words: '[PATH...]',
    limit: Infinity,
    options: [...REPORTING, ...JUDGING, ...SOURCES, 'no-ignore', 'help'],
    formats: FORMATS,
    examples: [
      'nhi scan',
      'nhi scan src .github',
      'nhi scan --staged',
      'nhi scan --range main..HEAD',
      'nhi scan --history --all',
      'nhi scan --stdin --stdin-path src/pay.ts',
      'nhi scan --format sarif --output nhi.sarif',
      'nhi scan --report junit=nhi.xml --report sarif=nhi.sarif',
    ],
    load: async () => (await import('./scan')).scanCommand,
  },
  init: {
    summary: 'begin: propose nhi.yaml, excuse what is there, set up hooks and CI',
    words: '',
    limit: 0,
    options: ['yes', 'profile', 'now', 'no-ignore', 'help'],
    formats: ['text'],
    examples: ['nhi init', 'nhi init --yes'],
    load: async () => (await import('./init')).initCommand,
  },
  check: {
    summary: 'check nhi.yaml alone: valid, owned, not expired',
    words: '',
    limit: 0,
    options: [...REPORTING, ...JUDGING, 'help'],
    formats: FORMATS,
    examples: ['nhi check', 'nhi check --now 2027-01-31'],
    load: async () => (await import('./check')).checkCommand,
  },
  fmt: {
    summary: 'put nhi.yaml into its one order, comments kept',
    words: '',
    limit: 0,
    options: ['check', 'manifest', 'help'],
    formats: ['text'],
    examples: ['nhi fmt', 'nhi fmt --check'],
    load: async () => (await import('./fmt')).fmtCommand,
  },
  ci: {
    summary: 'judge a pull request or a push, as the CI host tells of it',
    words: '',
    limit: 0,
    options: [...REPORTING, 'profile', 'policy', 'now', 'base', 'head', 'fetch', 'help'],
    formats: FORMATS,
    examples: ['nhi ci', 'nhi ci --fetch --report sarif=nhi.sarif', 'nhi ci --base origin/main'],
    load: async () => (await import('./ci')).ciCommand,
  },
  list: {
    summary: 'list every identity: its owner, its end, where it is used',
    words: '[PATH...]',
    limit: Infinity,
    options: [
      ...SELECTING,
      'sort',
      'merge',
      'repository',
      'format',
      'output',
      'all',
      'no-color',
      ...JUDGING,
      'no-ignore',
      'help',
    ],
    formats: ['text', 'json', 'csv', 'markdown', 'ics'],
    examples: [
      'nhi list',
      'nhi list --undeclared',
      'nhi list --owner @acme/web --expires-within 30d',
      'nhi list --sort expires --format json',
      'nhi list --format ics --output identities.ics',
      'nhi list --merge web.json payments.json --expires-within 30d',
    ],
    load: async () => (await import('./list')).listCommand,
  },
  show: {
    summary: 'show one identity: who owns it, what it may do, when it ends, how it is reviewed',
    words: 'ID',
    limit: 1,
    options: ['history', 'format', 'all', 'no-color', ...JUDGING, 'no-ignore', 'help'],
    formats: ['text', 'json'],
    examples: [
      'nhi show npm-publish',
      'nhi show npm-publish --history',
      'nhi show gha:secret/NPM_TOKEN',
      'nhi show NPM_TOKEN --format json',
    ],
    load: async () => (await import('./show')).showCommand,
  },
  declare: {
    summary: 'give an identity its owner and its end in nhi.yaml',
    words: '[KEY...]',
    limit: Infinity,
    options: [
      'owner',
      'expires',
      'never-because',
      'id',
      'purpose',
      'set',
      'to',
      'external',
      'proposed',
      'spread',
      'yes',
      'profile',
      'now',
      'no-ignore',
      'help',
    ],
    formats: ['text'],
    examples: [
      'nhi declare gha:secret/NPM_TOKEN',
      'nhi declare gha:secret/NPM_TOKEN --owner @acme/web --expires 90d',
      'nhi declare gha:secret/NPM_TOKEN --owner @acme/web --expires 90d --set review.interval=90d',
      'nhi declare gha:secret/NPM_TOKEN_2 --to npm-publish',
      'nhi declare --proposed --owner @acme/web --expires 6mo --spread 30d',
      'nhi declare oauth:client/crm --external --owner @acme/sales --expires 2027-01-31',
    ],
    load: async () => (await import('./declare')).declareCommand,
  },
  review: {
    summary: 'walk through what is due for review, and record it',
    words: '',
    limit: 0,
    options: ['owner', 'id', 'all', 'no-color', ...RECORDING],
    formats: ['text'],
    examples: ['nhi review', 'nhi review --owner @acme/web', 'nhi review --id npm-publish --by @acme/sec --yes'],
    load: async () => (await import('./lifecycle')).reviewCommand,
  },
  rotate: {
    summary: 'the steps that replace a credential; then its entry records it',
    words: 'ID',
    limit: 1,
    options: ['expires', 'never-because', ...RECORDING],
    formats: ['text'],
    examples: ['nhi rotate npm-publish', 'nhi rotate npm-publish --expires 180d --yes'],
    load: async () => (await import('./lifecycle')).rotateCommand,
  },
  retire: {
    summary: 'the steps that end an identity; then its entry is retired',
    words: 'ID',
    limit: 1,
    options: [...RECORDING],
    formats: ['text'],
    examples: ['nhi retire npm-publish'],
    load: async () => (await import('./lifecycle')).retireCommand,
  },
  renew: {
    summary: 'give entries a later end, spread over some days',
    words: '[ID...]',
    limit: Infinity,
    options: [
      'expires',
      'never-because',
      'spread',
      'owner',
      'expires-within',
      'yes',
      'profile',
      'now',
      'no-ignore',
      'help',
    ],
    formats: ['text'],
    examples: [
      'nhi renew npm-publish',
      'nhi renew npm-publish sonar --expires 2027-01-31',
      'nhi renew --expires-within 30d --expires 6mo --spread 14d',
    ],
    load: async () => (await import('./lifecycle')).renewCommand,
  },
  offboard: {
    summary: 'what a person or team answers for, and hand it over',
    words: '',
    limit: 0,
    options: ['owner', 'to', 'yes', 'profile', 'now', 'no-ignore', 'help'],
    formats: ['text'],
    examples: ['nhi offboard --owner mailto:ada@example.com', 'nhi offboard --owner @ada --to @acme/web'],
    load: async () => (await import('./lifecycle')).offboardCommand,
  },
  drill: {
    summary: 'the steps of the hour in which a credential leaks; then its entry records that they were tried',
    words: 'ID',
    limit: 1,
    options: [...RECORDING],
    formats: ['text'],
    examples: ['nhi drill npm-publish'],
    load: async () => (await import('./lifecycle')).drillCommand,
  },
  fix: {
    summary: 'repair what is right without a question, nhi.yaml first of all; excuses nothing',
    words: '[PATH...]',
    limit: Infinity,
    options: ['rule', 'dry-run', 'ask', 'with', 'profile', 'now', 'no-ignore', 'help'],
    formats: ['text'],
    examples: ['nhi fix', 'nhi fix --dry-run', 'nhi fix --ask', 'nhi fix .github --with keyless/aws'],
    load: async () => (await import('./fix')).fixCommand,
  },
  baseline: {
    summary: 'excuse for a while the secrets that are there already',
    words: 'ACTION',
    limit: 1,
    options: ['now', 'help'],
    formats: ['text'],
    examples: ['nhi baseline create', 'nhi baseline update', 'nhi baseline prune', 'nhi baseline show'],
    load: async () => (await import('./baseline')).baselineCommand,
  },
  import: {
    summary: 'take what another tool excuses into the baseline',
    words: 'FILE',
    limit: 1,
    options: ['now', 'help'],
    formats: ['text'],
    examples: ['nhi import .secrets.baseline', 'nhi import .gitleaks.toml'],
    load: async () => (await import('./import')).importCommand,
  },
  explain: {
    summary: 'explain a rule: what it finds, why it matters, what to do',
    words: 'RULE',
    limit: 1,
    options: ['help'],
    formats: ['text'],
    examples: ['nhi explain identity/undeclared', 'nhi explain secret/aws-access-key'],
    load: async () => (await import('./explain')).explainCommand,
  },
  hooks: {
    summary: 'git hooks: install, uninstall or status',
    words: 'ACTION',
    limit: Infinity,
    options: ['help'],
    formats: ['text'],
    examples: ['nhi hooks install', 'nhi hooks install prepare-commit-msg', 'nhi hooks status'],
    load: async () => (await import('./hooks')).hooksCommand,
  },
  doctor: {
    summary: 'find out why a hook would not run, and prove that it does',
    words: '',
    limit: 0,
    options: ['format', 'help'],
    formats: ['text', 'json'],
    examples: ['nhi doctor', 'nhi doctor --format json'],
    load: async () => (await import('./doctor')).doctorCommand,
  },
  lsp: {
    summary: 'serve an editor that speaks the Language Server Protocol',
    words: '',
    limit: 0,
    options: ['stdio', 'profile', 'policy', 'now', 'help'],
    formats: ['text'],
    examples: ['nhi lsp --stdio'],
    load: async () => (await import('./lsp')).lspCommand,
  },
  hook: {
    summary: 'what the installed git hooks call',
    words: 'NAME [ARGUMENT...]',
    limit: Infinity,
    options: ['now', 'help'],
    formats: ['text'],
    examples: ['nhi hook pre-commit'],
    isHidden: true,
    load: async () => (await import('./hook')).hookCommand,
  },
} as const satisfies Readonly<Record<string, CommandSpec>>;

export type CommandName = keyof typeof commandSpecs;

export function isCommandName(word: string): word is CommandName {
  return Object.hasOwn(commandSpecs, word);
}

/** @returns the names that a person may want to know */
export function shownCommands(): CommandName[] {
  return (Object.keys(commandSpecs) as CommandName[]).filter((name) => commandSpec(name).isHidden !== true);
}

export function commandSpec(name: CommandName): CommandSpec {
  return commandSpecs[name];
}
