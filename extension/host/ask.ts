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
    if (located === undefined || !this.documents.flush(document)) return undefined;
    const { version } = document;
    const value = await this.answer(located.root, located.path, name, of);
    if (value === undefined || token?.isCancellationRequested === true || document.version !== version)
      return undefined;
    return { root: located.root, value };
  }

  anywhere<N extends QuestionName>(name: N, of: Questions[N]['of']): Promise<Questions[N]['answer'] | undefined> {
    return this.answer(NOWHERE, '', name, of);
  }

  private async answer<N extends QuestionName>(
    root: Root,
    path: string,
    name: N,
    of: Questions[N]['of'],
  ): Promise<NonNullable<Questions[N]['answer']> | undefined> {
    try {
      return (await this.engine.ask(root, path, name, of)) ?? undefined;
    } catch (error) {
      this.log.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }
}
