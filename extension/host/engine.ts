import { Worker } from 'node:worker_threads';
import type { Event, Message, QuestionName, Questions, Root } from '../worker/protocol';

/** What whoever owns the engine is told. */
export interface EngineListener {
  onEvent(event: Exclude<Event, { kind: 'answer' }>): void;
  /** A new worker knows nothing: tell it everything again. */
  onStart(): void;
  /** It died again: nothing more comes. */
  onLost(why: string): void;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A worker that dies within this time of its successor's start is not worth a third one. */
const MAX_STARTS = 2;

/** The worker thread: started with the first message, started once more where it dies. */
export class Engine {
  #worker: Worker | undefined;
  #starts = 0;
  #nextId = 1;
  readonly #waiting = new Map<number, Waiting>();
  #isEnded = false;

  constructor(
    private readonly program: string,
    private readonly listener: EngineListener,
  ) {}

  post(message: Message): void {
    this.start()?.postMessage(message);
  }

  /** @throws where the worker cannot answer, or ends before it did */
  ask<N extends QuestionName>(
    root: Root,
    path: string,
    name: N,
    of: Questions[N]['of'],
  ): Promise<Questions[N]['answer']> {
    // The worker answers by the name that it is asked by.
    return this.put({ root, path, name, of }) as Promise<Questions[N]['answer']>;
  }

  /** @returns undefined, too, where another version of the document was told before it was its turn */
  askOf<N extends QuestionName>(
    document: { readonly root: Root; readonly path: string; readonly version: number },
    name: N,
    of: Questions[N]['of'],
  ): Promise<Questions[N]['answer'] | undefined> {
    return this.put({ ...document, name, of }) as Promise<Questions[N]['answer'] | undefined>;
  }

  private put(question: Omit<Extract<Message, { kind: 'ask' }>, 'kind' | 'id'>): Promise<unknown> {
    const worker = this.start();
    if (worker === undefined) return Promise.reject(new Error('the engine has stopped'));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ ...question, kind: 'ask', id } satisfies Message);
    });
  }

  /** After this a lost engine may start again. */
  restart(): void {
    this.#starts = 0;
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
    this.start();
  }

  async dispose(): Promise<void> {
    this.#isEnded = true;
    await this.#worker?.terminate();
  }

  /** @returns the worker, started where there is none; undefined where it was lost */
  start(): Worker | undefined {
    if (this.#worker !== undefined) return this.#worker;
    if (this.#isEnded || this.#starts >= MAX_STARTS) return undefined;
    this.#starts++;
    const worker = new Worker(this.program);
    this.#worker = worker;
    worker.on('message', (event: Event) => {
      this.receive(event);
    });
    let why = '';
    worker.on('error', (error) => {
      why = error.message;
    });
    worker.on('exit', (code) => {
      this.ended(worker, why === '' ? `it exited with ${code}` : why);
    });
    this.listener.onStart();
    return worker;
  }

  private receive(event: Event): void {
    if (event.kind === 'answer' || (event.kind === 'failed' && event.id !== undefined)) {
      const id = event.id ?? 0;
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (event.kind === 'answer') waiting?.resolve(event.value);
      else waiting?.reject(new Error(event.message));
      return;
    }
    if (event.kind !== 'failed' || event.id === undefined) this.listener.onEvent(event);
  }

  private ended(worker: Worker, why: string): void {
    if (worker !== this.#worker || this.#isEnded) return;
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(new Error(why));
    this.#waiting.clear();
    if (this.start() === undefined) this.listener.onLost(why);
  }
}
