import { GitError, ScannerError, UnreadableError, UsageError } from '../model';
import { visible } from '../report';

/** A run of characters that may be a token: what an unexpected message quotes is nobody's to see. */
const TOKEN_LIKE = /[\w+/=.~-]{16,}/g;
const SHOWN = 4;

/** Their messages are made for people. */
const EXPECTED = [UsageError, UnreadableError, ScannerError, GitError];

/**
 * @param error whatever was thrown
 * @param verbose with the stack of what was not expected
 * @returns lines for standard error, without `nhi: `
 */
export function describeFailure(error: unknown, verbose: boolean): readonly string[] {
  if (error instanceof Error && EXPECTED.some((kind) => error instanceof kind)) {
    return [visible(error.message)];
  }
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const said = `internal error: ${name}: ${visible(masked(message))} (report it)`;
  return verbose ? [said, ...framesOf(stack)] : [said];
}

function masked(message: string): string {
  return message.replace(TOKEN_LIKE, (token) => `${token.slice(0, SHOWN)}…(${token.length})`);
}

/** Without the message above them, which quotes what it likes. */
function framesOf(stack = ''): readonly string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map(visible);
}
