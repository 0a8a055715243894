import { parsePrePush, parsePreReceive } from '../scanner';
import type { ChangeResult, Day } from '../scanner';
import type { Judgement } from './gate/judgement';
import { judgePush } from './gate/judge-push';
import { judgeStaged, judgeUnlessClean } from './gate/judge-staged';
import type { StagedRequest } from './gate/judge-staged';
import { frameworkPush } from './framework';
import type { HookName } from './hook-names';
import { refusalText } from './message/refusal';
import type { Subject } from './message/refusal';

/** What a hook needs to know of the world. */
export interface HookRequest {
  /** Absolute; as git gave it. */
  readonly cwd: string;
  readonly today: Day;
  /** A clock that never goes back. */
  readonly milliseconds: () => number;
}

/**
 * What the pre-commit framework's hook does, at whichever stage it runs.
 * @param environment what the framework has set
 * @throws as `runHook`
 */
export function runFrameworkHook(
  environment: Readonly<Record<string, string | undefined>>,
  request: HookRequest,
): HookAnswer {
  const push = frameworkPush(request.cwd, environment);
  if (push === undefined) return answerCommit(request);
  const { updates, name, url } = push;
  return answer(judgePush({ ...request, updates, receiver: { kind: 'remote', name, url } }), PUSH, request.today);
}

/** How a hook ends, and what it says to the person; nothing where all is well. */
export interface HookAnswer {
  readonly code: 0 | 1 | 2;
  readonly text: string;
}

const COMMIT: Subject = { name: 'this commit', outcome: 'Nothing was committed. Your files are as they were.' };
const PUSH: Subject = { name: 'this push', outcome: 'Nothing was pushed.' };
const RECEIVED: Subject = { name: 'this push', outcome: 'The server took nothing of this push.' };

/**
 * Does what git asks of a hook.
 * @param words the hook's arguments
 * @param input its standard input, of a push hook
 * @throws GitError, ScannerError, UsageError, UnreadableError where the work could not be done: the hook must end with 2
 */
export function runHook(hook: HookName, words: readonly string[], input: string, request: HookRequest): HookAnswer {
  if (hook === 'pre-push') {
    const [name = '', url = name] = words;
    const updates = parsePrePush(input);
    return answer(judgePush({ ...request, updates, receiver: { kind: 'remote', name, url } }), PUSH, request.today);
  }
  if (hook === 'pre-receive') {
    const updates = parsePreReceive(input);
    return answer(judgePush({ ...request, updates, receiver: { kind: 'here' } }), RECEIVED, request.today);
  }
  return answerCommit(request);
}

function answerCommit(request: HookRequest): HookAnswer {
  const judgement = judgeUnlessClean(request);
  return judgement === undefined ? { code: 0, text: '' } : answer(judgement, COMMIT, request.today);
}

/** What a commit hook answers, and all that there is to report. */
export interface StagedAnswer extends HookAnswer {
  readonly result: ChangeResult;
}

/**
 * @param paths only these files and folders; none: all that is staged
 * @param request what is not said in it is as in the commit hook
 * @throws as `runHook`
 */
export function scanStaged(
  paths: readonly string[],
  request: HookRequest & Pick<StagedRequest, 'profile' | 'policy' | 'failOn'>,
): StagedAnswer {
  const judgement = judgeStaged({ ...request, ...(paths.length > 0 && { paths }) });
  return { ...answer(judgement, COMMIT, request.today), result: judgement.result };
}

function answer(judgement: Judgement, subject: Subject, today: Day): HookAnswer {
  const { problems, unread } = judgement;
  const code = unread.length > 0 ? 2 : problems.length > 0 ? 1 : 0;
  return { code, text: refusalText(judgement, subject, today) };
}

/** @returns what a hook says that could not do its work, behind the reason */
export function givenUpText(hook: HookName): string {
  const { outcome } = hook === 'pre-push' ? PUSH : hook === 'pre-receive' ? RECEIVED : COMMIT;
  const again = hook === 'pre-receive' ? 'push' : hook === 'pre-push' ? 'push' : 'commit';
  return `${outcome} What was not looked at does not pass: mend the cause and ${again} again.`;
}
