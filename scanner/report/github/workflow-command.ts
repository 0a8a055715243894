import { INLINE_COMMAND } from '../log-command';
import { visible } from '../visible';

/** What GitHub's runner takes from a log line that starts with `::`. */
export interface Annotation {
  readonly type: 'error' | 'warning' | 'notice';
  /** In the runner's spelling: `file`, `line`, `col`, `endLine`, `endColumn`, `title`. */
  readonly properties: Readonly<Record<string, string | number>>;
  readonly message: string;
}

/**
 * @returns the line that the runner reads back as this annotation, without a line break; what could act on a terminal is
 *          shown instead (source of the escapes: actions/runner, ActionCommand.cs)
 */
export function workflowCommand({ type, properties, message }: Annotation): string {
  const words = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const head = words.length === 0 ? type : `${type} ${words.join(',')}`;
  // A runner that does not know the command would look for an older form in the rest of the line.
  return visible(`::${head}::${escapeData(message)}`).replace(INLINE_COMMAND, '# #');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
