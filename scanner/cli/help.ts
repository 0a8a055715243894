import { wrap } from '../report';
import { commandSpec, shownCommands } from './commands';
import type { CommandName } from './commands';
import { optionSpec } from './options';
import type { OptionName } from './options';

/** @returns what `nhi help` or `nhi help <command>` prints */
export function helpText(command: CommandName | undefined): string {
  return `${(command === undefined ? overview() : commandHelp(command)).join('\n')}\n`;
}

function overview(): string[] {
  const rows = shownCommands().map(
    (name) => [`nhi ${name} ${commandSpec(name).words}`.trimEnd(), commandSpec(name).summary] as const,
  );
  return [
    'NHI Guard finds hard-coded secrets and machine identities nobody answers for,',
    'and holds each identity to an owner and an expiry in nhi.yaml. It works offline',
    'and prints no secret.',
    '',
    ...table(rows),
    '',
    'nhi help COMMAND lists its options. Begin with: nhi scan, then nhi init.',
    '',
    ...EXIT_CODES,
  ];
}

function commandHelp(name: CommandName): string[] {
  const { summary, words, options, examples, formats } = commandSpec(name);
  return [
    `nhi ${name} ${words}`.trimEnd() + ' [OPTIONS]',
    `  ${summary}`,
    '',
    ...table(
      options.map((option) => [
        optionUsage(option),
        option === 'format' ? `${formats.join(', ')}; ${formats[0] ?? ''} by default` : optionSpec(option).help,
      ]),
    ),
    '',
    'For example:',
    ...examples.map((example) => `  ${example}`),
    ...(options.includes('fail-on') ? ['', ...EXIT_CODES] : []),
  ];
}

const EXIT_CODES = [
  'It ends with 0 where nothing is wrong, 1 where there are findings (--fail-on',
  'says from which severity on), 2 where it could not do all of its work.',
];

/** What every terminal has. */
const HELP_COLUMNS = 80;
/** No explanation is longer. */
const HELP_LINES = 6;

function optionUsage(name: OptionName): string {
  const { value, short } = optionSpec(name);
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  const indent = ' '.repeat(width + 4);
  return rows.flatMap(([left, right]) =>
    wrap(right, HELP_COLUMNS - indent.length, HELP_LINES).map((line, index) =>
      index === 0 ? `  ${left.padEnd(width)}  ${line}` : indent + line,
    ),
  );
}
