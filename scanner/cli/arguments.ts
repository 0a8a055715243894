import { parseArgs } from 'node:util';
import { isDay, isDuration, UsageError } from '../model';
import type { Day, Profile, Severity } from '../model';
import type { ReportFormatName } from '../report';
import { nearestWord } from '../text';
import { commandSpec, isCommandName, shownCommands } from './commands';
import type { CommandName } from './commands';
import { isOptionName, optionSpec, optionSpecs } from './options';
import type { OptionName } from './options';
import { FORMATS, readReportOption } from './report-option';
import type { ReportFile } from './report-option';

export type FailOn = Severity | 'none';

/** One call of one command, every word of it understood. */
export interface Call {
  readonly command: CommandName;
  /** Paths, or a rule. */
  readonly words: readonly string[];
  /** Of a report; a list has one format more and asks `lastGiven`. */
  readonly format: ReportFormatName;
  readonly output?: string;
  /** Further reports of the same run. */
  readonly reports: readonly ReportFile[];
  readonly failOn: FailOn;
  readonly profile?: Profile;
  readonly manifest?: string;
  readonly policy?: string;
  readonly now?: Day;
  readonly all: boolean;
  readonly verbose: boolean;
  readonly noIgnore: boolean;
  readonly noColor: boolean;
  readonly yes: boolean;
  /** What is scanned instead of the work tree; see `sourceOf`. */
  readonly staged?: true;
  readonly history?: true;
  readonly stdin?: true;
  readonly range?: string;
  readonly since?: Day;
  readonly 'stdin-path'?: string;
  /** Whether `--format` was given. */
  readonly hasFormat?: true;
  readonly base?: string;
  readonly head?: string;
  readonly fetch?: true;
  /** Every option with its values in the order given, a switch with empty ones; see `lastGiven`. */
  readonly given: Values;
}

/** @returns the value that counts, of an option that only few commands have */
export function lastGiven({ given }: Call, name: OptionName): string | undefined {
  return given.get(name)?.at(-1);
}

/** @returns all values of an option that may stand several times; undefined where it does not stand */
export function allGiven({ given }: Call, name: OptionName): readonly string[] | undefined {
  return given.get(name);
}

/** `--output -`, as elsewhere. */
const TO_STDOUT = '-';

/** @returns whether the report goes into a file */
export function goesToFile(call: Call): call is Call & { readonly output: string } {
  return call.output !== undefined && call.output !== TO_STDOUT;
}

/** @returns every report that goes into a file */
export function reportFiles(call: Call): readonly ReportFile[] {
  return goesToFile(call) ? [{ format: call.format, file: call.output }, ...call.reports] : call.reports;
}

/** What the words ask for. */
export type Request =
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'help'; readonly command?: CommandName }
  | { readonly kind: 'version' };

/**
 * @param words what follows `nhi`
 * @param isPath whether a file or folder of that name is there; asked of a word that begins as an option and is none
 * @throws UsageError for whatever cannot be understood: nothing is guessed, nothing ignored
 */
export function readArguments(words: readonly string[], isPath: (word: string) => boolean = () => false): Request {
  const { values, names } = readOptions(words, isPath);
  const [first, ...rest] = names;
  if (first === undefined) {
    if (values.has('version')) return { kind: 'version' };
    if (values.has('help')) return { kind: 'help' };
    throw new UsageError(`which command? ${shownCommands().join(', ')} (nhi help explains them)`);
  }
  if (first === 'help') return helpOn(rest);
  if (first === 'version') return { kind: 'version' };
  const command = commandNamed(first);
  if (values.has('version')) return { kind: 'version' };
  if (values.has('help')) return { kind: 'help', command };
  checkUse(command, values, rest);
  return { kind: 'call', call: callOf(command, values, rest) };
}

/** Each value in the order given; a switch has empty ones. */
type Values = ReadonlyMap<OptionName, readonly string[]>;

/** Options may stand anywhere, also before the command; behind `--` everything is a word. */
function readOptions(
  words: readonly string[],
  isPath: (word: string) => boolean,
): { values: Values; names: readonly string[] } {
  // A hook's words are all of this kind, and it is to be quick.
  if (!words.some((word) => word.startsWith('-'))) return { values: new Map(), names: words };
  const options = Object.fromEntries(
    (Object.keys(optionSpecs) as OptionName[]).map((name) => {
      const { value, short } = optionSpec(name);
      const type = value === undefined ? ('boolean' as const) : ('string' as const);
      return [name, short === undefined ? { type } : { type, short }];
    }),
  );
  const { tokens, positionals } = parseArgs({ args: [...words], options, strict: false, tokens: true });
  const values = new Map<OptionName, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!isOptionName(token.name)) throw unknownOption(token.rawName, positionals[0], words[token.index], isPath);
    const value = valueOf(token.name, token.value, token.inlineValue === true);
    const given = values.get(token.name);
    if (given === undefined) values.set(token.name, [value]);
    else given.push(value);
  }
  return { values, names: positionals };
}

/** @param word in which it stands; of several letters behind one dash each is an option */
function unknownOption(
  written: string,
  command = '',
  word: string | undefined,
  isPath: (word: string) => boolean,
): UsageError {
  const spec = isCommandName(command) ? commandSpec(command) : undefined;
  if (word !== undefined && spec?.limit !== 0 && isPath(word)) {
    return new UsageError(`unknown option ${written}: for the path write -- ${word}`);
  }
  const options = spec === undefined ? Object.keys(optionSpecs) : [...spec.options, 'help', 'version'];
  const near = nearestWord(written.replace(/^-+/, ''), options);
  const hint = near === undefined ? 'nhi help lists the options' : `did you mean --${near}?`;
  return new UsageError(`unknown option ${written}: ${hint}`);
}

function valueOf(name: OptionName, value: string | undefined, isInline: boolean): string {
  const { value: placeholder, choices } = optionSpec(name);
  if (placeholder === undefined) {
    if (value === undefined) return '';
    throw new UsageError(`--${name} takes no value`);
  }
  // `--output --all` is a forgotten value far more often than a file of that name.
  if (value === undefined || value === '' || (!isInline && value.startsWith('-') && value !== '-')) {
    throw new UsageError(`--${name} needs a value: --${name} ${choices?.join('|') ?? placeholder}`);
  }
  if (choices !== undefined && !choices.includes(value)) {
    const near = nearestWord(value, choices);
    const hint = near === undefined ? '' : `: did you mean ${near}?`;
    throw new UsageError(`--${name} is ${alternatives(choices)}, not "${value}"${hint}`);
  }
  if (placeholder === 'DAY' && !isDay(value)) {
    throw new UsageError(`--${name} is a day of the calendar, YYYY-MM-DD, not "${value}"`);
  }
  if (placeholder === 'DURATION' && !isDuration(value)) {
    throw new UsageError(`--${name} is a number and h, d, w, mo or y, such as 30d, not "${value}"`);
  }
  return value;
}

function alternatives(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}`;
}

function helpOn([word]: readonly string[]): Request {
  return word === undefined ? { kind: 'help' } : { kind: 'help', command: commandNamed(word) };
}

function commandNamed(word: string): CommandName {
  if (isCommandName(word)) return word;
  const near = nearestWord(word, shownCommands());
  if (near !== undefined) throw new UsageError(`unknown command ${word}: did you mean nhi ${near}?`);
  const isPath = /[./\\]/.test(word);
  throw new UsageError(
    `unknown command ${word}: ${isPath ? `nhi scan ${word} scans it` : 'nhi help lists the commands'}`,
  );
}

function checkUse(command: CommandName, values: Values, words: readonly string[]): void {
  const { options, formats, limit, words: usage } = commandSpec(command);
  for (const name of values.keys()) {
    if (options.includes(name)) continue;
    throw new UsageError(`nhi ${command} has no option --${name}: nhi help ${command} lists what it has`);
  }
  const format = values.get('format')?.at(-1);
  if (format !== undefined && !formats.some((each) => each === format)) {
    throw new UsageError(`nhi ${command} has no report in ${format}: --format is ${alternatives(formats)}`);
  }
  const extra = words[limit];
  if (extra !== undefined) {
    throw new UsageError(`nhi ${command} takes ${usage === '' ? 'no words' : usage} and was also given "${extra}"`);
  }
  if (words.includes('')) throw new UsageError(`nhi ${command} was given an empty path`);
}

function callOf(command: CommandName, values: Values, words: readonly string[]): Call {
  const optional = <K extends OptionName, T extends string>(name: K): Partial<Record<K, T>> => {
    const value = values.get(name)?.at(-1);
    // `valueOf` has let only such values pass as the option may have.
    return value === undefined ? {} : ({ [name]: value } as Record<K, T>);
  };
  return {
    command,
    words,
    format: FORMATS.find((each) => each === values.get('format')?.at(-1)) ?? 'text',
    reports: (values.get('report') ?? []).map(readReportOption),
    failOn: (values.get('fail-on')?.at(-1) ?? 'error') as FailOn,
    ...optional<'output', string>('output'),
    ...optional<'profile', Profile>('profile'),
    ...optional<'manifest', string>('manifest'),
    ...optional<'policy', string>('policy'),
    ...optional<'now', Day>('now'),
    all: values.has('all'),
    verbose: values.has('verbose'),
    noIgnore: values.has('no-ignore'),
    noColor: values.has('no-color'),
    yes: values.has('yes'),
    ...(values.has('staged') && { staged: true }),
    ...(values.has('format') && { hasFormat: true }),
    ...optional<'base', string>('base'),
    ...optional<'head', string>('head'),
    ...(values.has('fetch') && { fetch: true }),
    ...(values.has('history') && { history: true }),
    ...(values.has('stdin') && { stdin: true }),
    ...optional<'range', string>('range'),
    ...optional<'since', Day>('since'),
    ...optional<'stdin-path', string>('stdin-path'),
    given: values,
  };
}
