import type { Day } from '../../scanner';
import { createSession, overviewOf } from '../../scanner/service';
import type { IdentifyValue, ServiceTree, Session, View } from '../../scanner/service';
import { answer } from './answer';
import type { Event, Message, Root } from './protocol';
import { ToldRows } from './rows';
import { findingOnWire, overviewOnWire } from './wire';

/** What the desk needs of the thread it works in. */
export interface DeskPorts {
  post(event: Event): void;
  openTree(root: Root, isTrusted: boolean): ServiceTree;
  readPolicy(file: string): { readonly path: string; readonly text: string };
  identify: IdentifyValue;
  today(): Day;
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
  /** Resolves when every message that waits was received. */
  breathe(): Promise<void>;
}

/** No question waits longer for its turn while a tree is read. */
const SLICE_MS = 15;
const PROGRESS_MS = 100;

/** One root and what was said of it. */
interface Desk {
  readonly root: Root;
  readonly session: Session;
  readonly versions: Map<string, number>;
  readonly said: Map<string, string>;
  /** Of the overview that was told last. */
  counts: string;
  readonly identities: ToldRows;
  readonly findings: ToldRows;
  isBusy: boolean;
  isReading: boolean;
  isCancelled: boolean;
  /** Nobody wants the whole: it was cancelled. */
  isPartialWanted: boolean;
}

/**
 * Receives what happens in an editor, keeps a session for each root and says what is new: judgements of open documents as
 * soon as no message waits, the overview of a root when it changed.
 */
export function createDesks(ports: DeskPorts): (message: Message) => void {
  const desks = new Map<string, Desk>();
  let isTrusted = false;
  let policyFile: string | undefined;

  return (message) => {
    if (message.kind === 'settings') {
      ({ isTrusted, policyFile } = message);
      // Every root is judged by them: begin anew, with the documents that are told again.
      for (const desk of desks.values()) desk.isCancelled = true;
      desks.clear();
      return;
    }
    try {
      receive(message, deskOf(message.root));
    } catch (error) {
      failed(error, message.kind === 'ask' ? message.id : undefined);
    }
  };

  function deskOf(root: Root): Desk {
    const known = desks.get(root.id);
    if (known !== undefined) return known;
    const policy = policyFile === undefined ? undefined : ports.readPolicy(policyFile);
    const trusted = isTrusted;
    const made: Desk = {
      root,
      session: createSession({
        today: () => ports.today(),
        identify: ports.identify,
        openTree: () => ports.openTree(root, trusted),
        ...(policy !== undefined && { policy }),
      }),
      versions: new Map(),
      said: new Map(),
      counts: '',
      identities: new ToldRows(),
      findings: new ToldRows(),
      isBusy: false,
      isReading: false,
      isCancelled: false,
      isPartialWanted: false,
    };
    desks.set(root.id, made);
    return made;
  }

  function receive(message: Exclude<Message, { kind: 'settings' }>, desk: Desk): void {
    const { session, versions, said } = desk;
    switch (message.kind) {
      case 'open':
        session.open(message.path, message.text, message.isSaved);
        versions.set(message.path, message.version);
        break;
      case 'close':
        session.close(message.path);
        versions.delete(message.path);
        said.delete(message.path);
        break;
      case 'changed':
        session.changed(message.paths);
        break;
      case 'listed':
        session.listed(message.paths);
        break;
      case 'read':
        desk.isCancelled = false;
        desk.isPartialWanted = false;
        if (message.isAnew) session.listed();
        break;
      case 'cancel':
        desk.isCancelled = true;
        desk.isPartialWanted = true;
        return;
      case 'forget':
        desks.delete(desk.root.id);
        desk.isCancelled = true;
        return;
      case 'ask':
        void reply(message, desk);
        return;
    }
    if (!desk.isBusy) void work(desk);
  }

  async function reply(message: Extract<Message, { kind: 'ask' }>, { session, versions }: Desk): Promise<void> {
    const { id, path, name, of, version } = message;
    const isStale = (): boolean => version !== undefined && versions.get(path) !== version;
    try {
      // What was typed since is told before the answer is sought.
      await ports.breathe();
      const view = isStale() ? undefined : await session.view();
      const value = view === undefined || isStale() ? undefined : answer(view, path, name, of);
      ports.post({ kind: 'answer', id, value });
    } catch (error) {
      failed(error, id);
    }
  }

  async function work(desk: Desk): Promise<void> {
    desk.isBusy = true;
    try {
      // What comes at once is judged at once.
      await ports.breathe();
      const view = await desk.session.view();
      sayJudgements(desk, view);
      const isToBeRead = desk.root.kind === 'folder' && !view.isWhole && !desk.isPartialWanted;
      if (isToBeRead) void readTree(desk);
      else sayOverview(desk, view);
      desk.isBusy = false;
      // Something may have come while the view was made.
      if ((await desk.session.view()) !== view) await work(desk);
    } catch (error) {
      failed(error);
    } finally {
      desk.isBusy = false;
    }
  }

  async function readTree(desk: Desk): Promise<void> {
    if (desk.isReading) return;
    desk.isReading = true;
    desk.isCancelled = false;
    let sliceEnd = ports.now() + SLICE_MS;
    let toldAt = 0;
    let isWhole = false;
    try {
      isWhole = await desk.session.readTree({
        isDue: () => ports.now() >= sliceEnd,
        breathe: async () => {
          await ports.breathe();
          sliceEnd = ports.now() + SLICE_MS;
        },
        isCancelled: () => desk.isCancelled,
        onProgress(files, of) {
          if (ports.now() - toldAt < PROGRESS_MS && files < of) return;
          toldAt = ports.now();
          ports.post({ kind: 'progress', root: desk.root.id, files, of });
        },
      });
    } catch (error) {
      failed(error);
      desk.isPartialWanted = true;
    } finally {
      desk.isReading = false;
    }
    if (desks.get(desk.root.id) !== desk) return;
    ports.post({ kind: 'read', root: desk.root.id, isWhole });
    if (!desk.isBusy) await work(desk);
  }

  function sayJudgements({ root, versions, said }: Desk, view: View): void {
    for (const [path, version] of versions) {
      const skip = view.skip(path);
      const judgement = {
        root: root.id,
        path,
        version,
        findings: view.findings(path).map(findingOnWire),
        excused: view.result.findings
          .filter(({ place, waived }) => place.path === path && waived !== undefined)
          .map(({ rule, message }) => `${rule} ${message}`),
        isJudged: view.isLookedAt(path) && skip?.reason !== 'excluded' && skip?.reason !== 'too-large',
        ...(skip !== undefined && { skip: skip.detail ?? skip.reason }),
      };
      const text = JSON.stringify(judgement);
      if (said.get(path) === text) continue;
      said.set(path, text);
      ports.post({ kind: 'judged', ...judgement });
    }
  }

  function sayOverview(desk: Desk, view: View): void {
    const overview = overviewOnWire(overviewOf(view));
    const { identities, findings, ...counts } = overview;
    // That bytes came or went alone nobody is shown.
    const said = JSON.stringify({ ...counts, bytes: 0 });
    const rows = { identities: desk.identities.next(identities), findings: desk.findings.next(findings) };
    if (said === desk.counts && rows.identities === undefined && rows.findings === undefined) return;
    desk.counts = said;
    const told = {
      identities: rows.identities ?? desk.identities.again(),
      findings: rows.findings ?? desk.findings.again(),
    };
    ports.post({ kind: 'overview', root: desk.root.id, overview: { ...counts, ...told } });
  }

  function failed(error: unknown, id?: number): void {
    const message = error instanceof Error ? error.message : String(error);
    ports.post({ kind: 'failed', message, ...(id !== undefined && { id }) });
  }
}
