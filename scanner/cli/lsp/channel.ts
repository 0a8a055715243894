import type { Readable, Writable } from 'node:stream';
import { visible } from '../../report';
import { describeFailure } from '../failure';
import { Connection, ErrorCode, RequestError } from './json-rpc';
import type { CancellationToken } from './json-rpc';
import type { Notifications, Requests } from './protocol';
import { isShaped } from './shape';

export type Answer<M extends keyof Requests> = (
  params: Requests[M][0],
  token: CancellationToken,
) => Requests[M][1] | Promise<Requests[M][1]>;

/** The talk with one client: what it asks is answered, whatever happens. */
export interface Channel {
  /** What is asked out of turn, without its parts, or fails, is answered by an error that quotes nothing of the workspace. */
  onRequest<M extends keyof Requests>(method: M, answer: Answer<M>): void;
  onNotification<M extends keyof Notifications>(method: M, act: (params: Notifications[M]) => void): void;
  /** @returns undefined where the client refuses or is gone */
  request(method: string, params?: object): Promise<unknown>;
  notify(method: string, params: object): void;
  /** A line of the client's log. */
  log(text: string, level: 'error' | 'warning'): void;
  /** Says what went wrong in the client's log; the same only once in a row. */
  readonly failed: (error: unknown) => void;
  listen(): void;
  end(): void;
}

/** Whose turn it is. */
export interface Turn {
  /** Before `initialize` and after `shutdown` nothing else is answered. */
  readonly phase: 'before' | 'open' | 'after';
}

/** Why a talk ends without a word of farewell. */
export interface Lost {
  onClose(): void;
  onGarbage(): void;
}

/** Language Server Protocol 3.17, "MessageType". */
const LEVELS = { error: 1, warning: 2 } as const;
/** Names of methods are short. */
const MAX_METHOD = 80;

/** @param turn asked with every message */
export function openChannel(input: Readable, output: Writable, turn: Turn, lost: Lost): Channel {
  const answers = new Map<string, (params: never, token: CancellationToken) => unknown>();
  const acts = new Map<string, (params: never) => void>();
  let lastFailure = '';
  const connection = new Connection(input, output, {
    async onRequest(method, params, token) {
      if (turn.phase === 'before' && method !== 'initialize')
        throw new RequestError(ErrorCode.notInitialized, 'initialize comes first');
      if (turn.phase === 'after' || (turn.phase === 'open' && method === 'initialize'))
        throw new RequestError(ErrorCode.invalidRequest, 'initialized once, and nothing after shutdown');
      const answer = answers.get(method);
      if (answer === undefined)
        throw new RequestError(
          ErrorCode.methodNotFound,
          `${visible(method.slice(0, MAX_METHOD))} is not answered here`,
        );
      if (!isShaped(method, params))
        throw new RequestError(ErrorCode.invalidParams, `${method} needs the parameters that the protocol gives it`);
      try {
        // `isShaped` has seen what of it the answer reads.
        return await answer(params as never, token);
      } catch (error) {
        throw error instanceof RequestError ? error : new RequestError(ErrorCode.internal, said(error));
      }
    },
    onNotification(method, params) {
      const act = acts.get(method);
      if (act === undefined || (method !== 'exit' && turn.phase !== 'open')) return;
      if (!isShaped(method, params)) {
        log(`${method} came without the parts that the protocol gives it, and was left alone`, 'warning');
        return;
      }
      try {
        act(params as never);
      } catch (error) {
        failed(error);
      }
    },
    ...lost,
  });
  const log: Channel['log'] = (message, level) => {
    connection.notify('window/logMessage', { type: LEVELS[level], message });
  };
  const failed = (error: unknown): void => {
    const failure = said(error);
    if (failure !== lastFailure) log(failure, 'error');
    lastFailure = failure;
  };
  return {
    onRequest: (method, answer) => void answers.set(method, answer),
    onNotification: (method, act) => void acts.set(method, act),
    request: (method, params = {}) => connection.request(method, params),
    notify: (method, params) => {
      connection.notify(method, params);
    },
    log,
    failed,
    listen: () => {
      connection.listen();
    },
    end: () => {
      connection.end();
    },
  };
}

function said(error: unknown): string {
  return describeFailure(error, false).join('\n');
}
