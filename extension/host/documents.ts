import * as vscode from 'vscode';
import type { QuickSecrets } from '../../scanner/service';
import type { Event } from '../worker/protocol';
import type { Engine } from './engine';
import type { Problems } from './problems';
import { lengthOf, QuickLook } from './quick-look';
import type { Located, Roots } from './roots';
import { settingsOf } from './settings';

/** Silence after which the worker is told of a change. */
const SILENCE_MS = 150;
interface Open {
  readonly document: vscode.TextDocument;
  readonly located: Located;
  timer?: NodeJS.Timeout;
  /** Told when the silence is over, or the document is no longer looked at. */
  readonly waiting: (() => void)[];
  sentVersion?: number;
  wasSaved?: boolean;
  /** What the worker said last; nothing is shown at once of a document of which it said nothing yet. */
  judged?: Extract<Event, { kind: 'judged' }>;
  look?: QuickLook;
}

/** Keeps the worker informed of every open document, and shows what it says of them while they are what it saw. */
export class Documents {
  readonly #open = new Map<string, Open>();
  readonly #judged = new vscode.EventEmitter<vscode.Uri>();
  /** Fires when something new is known of a document. */
  readonly onDidJudge = this.#judged.event;
  #quick: Promise<QuickSecrets> | undefined;

  constructor(
    private readonly engine: () => Engine,
    private readonly roots: Roots,
    private readonly problems: Problems,
  ) {}

  /** Tells the worker of every open document; it knows nothing yet. */
  sendAll(): void {
    for (const open of this.#open.values()) quiet(open);
    const before = new Set(this.#open.keys());
    this.#open.clear();
    for (const document of vscode.workspace.textDocuments) {
      this.opened(document);
      before.delete(document.uri.toString());
    }
    for (const uri of before) this.problems.clear(vscode.Uri.parse(uri));
  }

  opened(document: vscode.TextDocument): void {
    const located = settingsOf(document).isEnabled ? this.roots.locate(document) : undefined;
    if (located === undefined) {
      this.problems.clear(document.uri);
      return;
    }
    const open: Open = { document, located, waiting: [] };
    this.#open.set(document.uri.toString(), open);
    this.send(open);
  }

  changed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const open = this.#open.get(document.uri.toString());
    if (open === undefined) return;
    clearTimeout(open.timer);
    // A document that became dirty or was reverted changed nothing but that.
    if (contentChanges.length > 0) {
      open.look?.changed(contentChanges);
      void this.lookQuickly(open);
    }
    open.timer = setTimeout(() => {
      this.send(open);
    }, SILENCE_MS);
  }

  saved(document: vscode.TextDocument): void {
    const open = this.#open.get(document.uri.toString());
    if (open !== undefined) this.send(open);
  }

  closed(document: vscode.TextDocument): void {
    const open = this.#open.get(document.uri.toString());
    if (open === undefined) return;
    quiet(open);
    this.#open.delete(document.uri.toString());
    this.problems.clear(document.uri);
    const { root, path } = open.located;
    this.engine().post({ kind: 'close', root, path });
  }

  /** The worker knows the document as it is now before this returns. @returns false where it is not looked at */
  flush(document: vscode.TextDocument): boolean {
    const open = this.#open.get(document.uri.toString());
    if (open === undefined) return false;
    this.send(open);
    return true;
  }

  /** As `flush`, after the silence: what is asked after each key, and shown beside the text, must not be judged each time. */
  async settled(document: vscode.TextDocument): Promise<boolean> {
    const open = this.#open.get(document.uri.toString());
    if (open?.timer !== undefined) await new Promise<void>((resolve) => open.waiting.push(resolve));
    return this.flush(document);
  }

  isOpen(uri: vscode.Uri): boolean {
    return this.#open.has(uri.toString());
  }

  /** @returns what the worker said last of a document */
  judgementOf(document: vscode.TextDocument): Extract<Event, { kind: 'judged' }> | undefined {
    return this.#open.get(document.uri.toString())?.judged;
  }

  onJudged(event: Extract<Event, { kind: 'judged' }>): void {
    const uri = this.roots.uriOf({ id: event.root }, event.path);
    const open = this.#open.get(uri.toString());
    if (open === undefined || open.document.version !== event.version) return;
    open.judged = event;
    open.look = new QuickLook(open.document, event.path, event, open.look);
    this.problems.set(uri, open.located.root, event.findings);
    this.#judged.fire(uri);
    // Loaded while nobody types, not with the first key.
    if (this.#quick === undefined) setImmediate(() => void this.quickSecrets());
  }

  dispose(): void {
    for (const open of this.#open.values()) quiet(open);
    this.#open.clear();
    this.#judged.dispose();
  }

  private quickSecrets(): Promise<QuickSecrets> {
    return (this.#quick ??= import('../quick').then((quick) => quick.createQuickSecrets()));
  }

  private send(open: Open): void {
    quiet(open);
    const { document, located } = open;
    const { version, isDirty } = document;
    if (document.isClosed || (open.sentVersion === version && open.wasSaved === !isDirty)) return;
    open.sentVersion = version;
    open.wasSaved = !isDirty;
    const isRead = lengthOf(document) <= settingsOf(document).maxFileSize;
    const { root, path } = located;
    const told = isRead ? { text: document.getText() } : {};
    this.engine().post({ kind: 'open', root, path, version, ...told, isSaved: !isDirty });
  }

  /** Shows the secrets of a text that was just typed, by what the worker knew a moment ago. */
  private async lookQuickly(open: Open): Promise<void> {
    const { document, located, look, judged } = open;
    if (look === undefined || judged?.isJudged !== true) return;
    const quick = await this.quickSecrets();
    if (document.isClosed || open.look !== look) return;
    const shown = await look.secrets(quick, settingsOf(document).maxFileSize);
    if (shown === undefined || open.look !== look) return;
    this.problems.setSecrets(document.uri, located.root, shown);
  }
}

function quiet(open: Open): void {
  clearTimeout(open.timer);
  delete open.timer;
  for (const tell of open.waiting.splice(0)) tell();
}
