import { Desk } from './desk';
import type { DeskPorts } from './desk';
import type { OpenDocument } from './document';
import type { Root, Roots } from './roots';

/** Every root that has something open, and every opened folder's. */
export class Desks {
  readonly #desks = new Map<string, Desk>();
  /** By their addresses. */
  readonly documents = new Map<string, OpenDocument>();

  /** @param ports asked for each desk that is made */
  constructor(
    private readonly roots: Roots,
    private readonly ports: () => DeskPorts,
  ) {}

  all(): readonly Desk[] {
    return [...this.#desks.values()];
  }

  of(root: Root): Desk {
    const desk = this.#desks.get(root.id) ?? new Desk(root, this.ports());
    this.#desks.set(root.id, desk);
    return desk;
  }

  /** @returns undefined where nothing of the root is open */
  known(root: Root): Desk | undefined {
    return this.#desks.get(root.id);
  }

  opened(document: OpenDocument): void {
    this.documents.set(document.uri, document);
    this.of(document.located.root).opened(document);
  }

  closed(document: OpenDocument): void {
    const { uri, located } = document;
    this.documents.delete(uri);
    const desk = this.known(located.root);
    desk?.closed(document);
    if (desk?.documents.size !== 0 || located.root.kind === 'folder') return;
    desk.end();
    this.#desks.delete(located.root.id);
  }

  /** Begins anew: folders were opened or closed, or documents are judged by something else. */
  restart(): void {
    this.end();
    this.start();
    for (const document of [...this.documents.values()]) {
      const located = this.roots.locate(document.uri);
      if (located !== undefined) this.opened(document.at(located));
    }
  }

  /** All that is opened is read. */
  start(): void {
    for (const root of this.roots.opened()) this.of(root).readInBackground();
  }

  end(): void {
    for (const desk of this.#desks.values()) desk.end();
    this.#desks.clear();
  }
}
