/** A workflow command as a runner understands it. */
export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/**
 * Reads a step's log as GitHub's runner does: a command stands at a line's start, its properties between the first blank
 * and the next `::`, split at commas and then at the first equals sign. Escapes are undone one after the other, `%25` last.
 * @returns the commands, and the lines that are none
 */
export function readCommands(log: string): {
  readonly commands: readonly Command[];
  readonly plain: readonly string[];
} {
  const commands: Command[] = [];
  const plain: string[] = [];
  for (const line of log.split(/\r\n|[\r\n]/)) {
    if (line === '') continue;
    const command = readCommand(line.trimStart());
    if (command === undefined) plain.push(line);
    else commands.push(command);
  }
  return { commands, plain };
}

function readCommand(line: string): Command | undefined {
  const end = line.indexOf('::', 2);
  if (!line.startsWith('::') || end === -1) return undefined;
  const head = line.slice(2, end);
  const blank = head.indexOf(' ');
  const pairs = blank === -1 ? [] : head.slice(blank + 1).split(',');
  const properties = pairs.map((pair) => {
    const equals = pair.indexOf('=');
    return [pair.slice(0, equals), unescape(pair.slice(equals + 1), ['%0D', '%0A', '%3A', '%2C', '%25'])] as const;
  });
  return {
    name: blank === -1 ? head : head.slice(0, blank),
    properties: Object.fromEntries(properties),
    data: unescape(line.slice(end + 2), ['%0D', '%0A', '%25']),
  };
}

function unescape(text: string, escapes: readonly string[]): string {
  return escapes.reduce((rest, escape) => rest.replaceAll(escape, decodeURIComponent(escape)), text);
}
