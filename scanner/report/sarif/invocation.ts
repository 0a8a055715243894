import type { Invocation, Notification } from 'sarif';
import type { Coverage, Skip } from '../../model';
import { plainMessage } from './message';
import { MOST_RESULTS, ROOT } from './results';
import { relativeUri } from './uri';

/** How the run ends; 2 is the one that means it could not do its work. */
export interface ExitInfo {
  readonly code: 0 | 1 | 2;
  readonly description: string;
}

/**
 * Says what was not read, so that a report without results is no proof of a clean tree that was never looked at.
 * @param leftOut findings that are no results, because there were too many
 */
export function describeInvocation(
  { skipped, files, bytes, extent }: Coverage,
  exit: ExitInfo,
  leftOut: number,
): Invocation {
  return {
    executionSuccessful: exit.code !== 2,
    exitCode: exit.code,
    exitCodeDescription: exit.description,
    toolExecutionNotifications: [...(leftOut > 0 ? [tooMany(leftOut)] : []), ...skipped.map(notification)],
    properties: { extent, files, bytes },
  };
}

function tooMany(leftOut: number): Notification {
  return {
    level: 'warning',
    message: plainMessage(
      `${leftOut === 1 ? '1 finding is' : `${leftOut} findings are`} left out, the least severe: code scanning takes no ` +
        `file with more than ${MOST_RESULTS} results. A report in another format has all of them.`,
    ),
    descriptor: { id: 'too-many-results' },
  };
}

function notification({ path, reason, detail, fatal }: Skip): Notification {
  return {
    level: fatal ? 'error' : 'note',
    message: plainMessage(`${path}: ${reason}${detail === undefined ? '' : `, ${detail}`}`),
    descriptor: { id: `skipped/${reason}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: relativeUri(path), uriBaseId: ROOT } } }],
  };
}
