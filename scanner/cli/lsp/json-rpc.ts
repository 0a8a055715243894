import type { Readable, Writable } from 'node:stream';
import { FramingError, MessageReader } from './message-reader';

/** Whether whoever asked still wants the answer. */
export interface CancellationToken {
  readonly isCancellationRequested: boolean;
}

/** What a request is answered with where it has no result. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** JSON-RPC 2.0, "Error object", and the Language Server Protocol 3.17, "Base protocol". */
export const ErrorCode = {
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
  notInitialized: -32002,
  requestCancelled: -32800,
  contentModified: -32801,
} as const;

export interface Handlers {
  /** @returns the result; an undefined one is null @throws RequestError */
  onRequest(method: string, params: unknown, token: CancellationToken): Promise<unknown>;
  onNotification(method: string, params: unknown): void;
  /** The other side is gone, and all that it said was heard. */
  onClose(): void;
  /** What comes in is no protocol. */
  onGarbage(): void;
}

type Id = string | number;

interface Message {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/**
 * JSON-RPC over two streams. Messages are handled one after the other, each in a turn of its own, so that a cancellation
 * overtakes what still waits; answers may come in any order.
 */
export class Connection {
  readonly #queue: Message[] = [];
  readonly #tokens = new Map<Id, { isCancellationRequested: boolean }>();
  readonly #asked = new Map<Id, (result: unknown) => void>();
  #count = 0;
  #isPumping = false;
  #isOver = false;

  constructor(
    private readonly input: Readable,
    private readonly output: Writable,
    private readonly handlers: Handlers,
  ) {}

  listen(): void {
    const reader = new MessageReader();
    this.input.on('data', (chunk: Buffer) => {
      try {
        for (const body of reader.read(chunk)) this.receive(body);
      } catch (error) {
        if (!(error instanceof FramingError)) throw error;
        this.end();
        this.handlers.onGarbage();
      }
    });
    const over = (): void => {
      this.#isOver = true;
      this.pump();
    };
    for (const event of ['end', 'close', 'error']) this.input.once(event, over);
    this.output.on('error', over);
  }

  notify(method: string, params: object): void {
    this.send({ method, params });
  }

  /** @returns undefined where the other side refuses or is gone */
  request(method: string, params: object): Promise<unknown> {
    if (this.#isOver) return Promise.resolve(undefined);
    const id = `nhi-${++this.#count}`;
    return new Promise((resolve) => {
      this.#asked.set(id, resolve);
      this.send({ id, method, params });
    });
  }

  /** Nothing is read or said from here on. */
  end(): void {
    this.#isOver = true;
    this.#queue.length = 0;
    for (const token of this.#tokens.values()) token.isCancellationRequested = true;
    for (const resolve of this.#asked.values()) resolve(undefined);
    this.#asked.clear();
    this.input.destroy();
  }

  private receive(body: string): void {
    const message = parsed(body);
    if (message === undefined) this.refuse(null, ErrorCode.parse, 'a message that is not JSON');
    else if (message.method === '$/cancelRequest') this.cancel(message.params);
    else this.#queue.push(message);
    this.pump();
  }

  private pump(): void {
    if (this.#isPumping) return;
    this.#isPumping = true;
    setImmediate(() => {
      this.#isPumping = false;
      const message = this.#queue.shift();
      if (message !== undefined) this.handle(message);
      if (this.#queue.length > 0) this.pump();
      else if (this.#isOver) this.handlers.onClose();
    });
  }

  private handle({ id, method, params, result }: Message): void {
    if (typeof method !== 'string') {
      const answered = isId(id) ? this.#asked.get(id) : undefined;
      if (answered === undefined) this.refuse(null, ErrorCode.invalidRequest, 'neither a request nor an answer');
      else if (isId(id)) this.#asked.delete(id);
      answered?.(result);
    } else if (id === undefined) this.handlers.onNotification(method, params);
    else if (isId(id)) void this.answer(id, method, params);
    else this.refuse(null, ErrorCode.invalidRequest, 'the id of a request is a number or a string');
  }

  private async answer(id: Id, method: string, params: unknown): Promise<void> {
    const token = { isCancellationRequested: false };
    this.#tokens.set(id, token);
    try {
      const result = await this.handlers.onRequest(method, params, token);
      if (token.isCancellationRequested) throw CANCELLED;
      this.send({ id, result: result ?? null });
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      this.refuse(id, error.code, error.message);
    } finally {
      this.#tokens.delete(id);
    }
  }

  private cancel(params: unknown): void {
    const id = typeof params === 'object' && params !== null && 'id' in params ? params.id : undefined;
    if (!isId(id)) return;
    const token = this.#tokens.get(id);
    if (token !== undefined) token.isCancellationRequested = true;
    const waiting = this.#queue.findIndex((message) => message.id === id && typeof message.method === 'string');
    if (waiting < 0) return;
    this.#queue.splice(waiting, 1);
    this.refuse(id, CANCELLED.code, CANCELLED.message);
  }

  private refuse(id: Id | null, code: number, message: string): void {
    this.send({ id, error: { code, message } });
  }

  private send(message: object): void {
    if (this.output.destroyed) return;
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.output.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }
}

const CANCELLED = new RequestError(ErrorCode.requestCancelled, 'cancelled');

/** @returns undefined where it is no JSON; what is no message at all has neither method nor id */
function parsed(body: string): Message | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    // Its message would quote what was sent.
    return undefined;
  }
}

function isId(id: unknown): id is Id {
  return typeof id === 'string' || typeof id === 'number';
}
