import type { Invocation, Notification } from 'sarif';
import type { Coverage, Skip } from '../../model';
import { plainMessage } from './message';
import { ROOT } from './results';
import { relativeUri } from './uri';

/** How the run ends; 2 is the one that means it could not do its work. */
export interface ExitInfo {
  readonly code: 0 | 1 | 2;
  readonly description: string;
}

/** Says what was not read, so that a report without results is no proof of a clean tree that was never looked at. */
export function describeInvocation({ skipped, files, bytes, extent }: Coverage, exit: ExitInfo): Invocation {
  return {
    executionSuccessful: exit.code !== 2,
    exitCode: exit.code,
    exitCodeDescription: exit.description,
    toolExecutionNotifications: skipped.map(notification),
    properties: { extent, files, bytes },
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
