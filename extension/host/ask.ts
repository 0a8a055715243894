import type * as vscode from 'vscode';
import type { QuestionName, Questions, Root } from '../worker/protocol';
import type { Documents } from './documents';
import type { Engine } from './engine';
import { NO_PLACE } from './roots';
import type { Roots } from './roots';

/** A root for questions that are about none. */
const NOWHERE: Root = { id: NO_PLACE, kind: 'memory', folder: '' };

/** An answer, and where the document stands that it is about. */
export interface Answered<T> {
  readonly root: Root;
  readonly value: T;
}

/** What the editor asks after each key, and shows beside the text: it can wait until nobody types. */
const PATIENT: ReadonlySet<QuestionName> = new Set<QuestionName>(['hints', 'lenses', 'symbols']);

/** Asks the worker about documents as they are now. */
export class Ask {
  constructor(
    private readonly engine: Engine,
    private readonly roots: Roots,
    private readonly documents: Documents,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** @returns undefined where there is no answer: the document is not looked at, has changed meanwhile, or nobody asks any more */
  async about<N extends QuestionName>(
    document: vscode.TextDocument,
    name: N,
    of: Questions[N]['of'],
    token?: vscode.CancellationToken,
  ): Promise<Answered<NonNullable<Questions[N]['answer']>> | undefined> {
    const located = this.roots.locate(document);
    if (located === undefined) return undefined;
    const isTold = PATIENT.has(name) ? await this.documents.settled(document) : this.documents.flush(document);
    const { version } = document;
    const isCancelled = (): boolean => token?.isCancellationRequested === true;
    if (!isTold || isCancelled()) return undefined;
    const value = await this.answered(name, this.engine.askOf({ ...located, version }, name, of));
    return value === undefined || isCancelled() || document.version !== version
      ? undefined
      : { root: located.root, value };
  }

  anywhere<N extends QuestionName>(name: N, of: Questions[N]['of']): Promise<Questions[N]['answer'] | undefined> {
    return this.answered(name, this.engine.ask(NOWHERE, '', name, of));
  }

  private async answered<T>(name: string, answer: Promise<T>): Promise<NonNullable<T> | undefined> {
    try {
      return (await answer) ?? undefined;
    } catch (error) {
      this.log.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }
}
