import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { dayOf } from '../../scanner';
import type { Range } from '../../scanner';
import { begins, moved, touchedBy } from '../../scanner/service';
import type { QuickSecrets, Stretched } from '../../scanner/service';
import type { WireFinding, WireJudgement } from '../worker/protocol';
import { findingOnWire } from '../worker/wire';

/** A document whose quick look takes longer, three times in a row, is left to the worker: no key may wait for it. */
const MAX_QUICK_MS = 25;
const MAX_SLOW_LOOKS = 3;

/** A secret that is shown, and where it stands by now. */
interface Shown {
  readonly range: Range;
  readonly finding: WireFinding;
}

/** The secrets of one open document between two judgements of the worker: moved with what is typed, and found where it is typed. */
export class QuickLook {
  #shown: readonly Shown[] = [];
  #touched: Range | undefined;
  /** One that was shown stood where something was typed. */
  #isGone = false;
  #slowLooks = 0;
  readonly #excused: ReadonlySet<string>;
  readonly #known: ReadonlyMap<string, WireFinding>;

  /**
   * @param document as it was judged
   * @param before the look up to this judgement
   */
  constructor(
    private readonly document: vscode.TextDocument,
    private readonly path: string,
    { findings, excused }: WireJudgement,
    before?: QuickLook,
  ) {
    this.#slowLooks = before === undefined ? 0 : before.#slowLooks;
    this.#excused = new Set(excused);
    this.#known = new Map(findings.map((finding) => [sameness(finding), finding]));
    this.#shown = findings
      .filter(({ rule }) => rule.startsWith('secret/'))
      .map((finding) => ({ finding, range: { start: this.offset(finding.start), end: this.offset(finding.end) } }));
  }

  /** @param changes of one event: all of them of the text before it */
  changed(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    // From the end on, so that none moves the place of another.
    for (const { rangeOffset, rangeLength, text } of changes.toSorted((a, b) => b.rangeOffset - a.rangeOffset)) {
      const change = { start: rangeOffset, removed: rangeLength, inserted: text.length };
      this.#shown = this.#shown.flatMap((shown) => {
        const range = moved(shown.range, change);
        this.#isGone ||= range === undefined;
        return range === undefined ? [] : [{ ...shown, range }];
      });
      this.#touched = touchedBy(change, this.#touched);
    }
  }

  /**
   * @param maxLength a longer document is not looked at
   * @returns the secrets of the text as it is; undefined where what is shown need not change, or it changed meanwhile
   */
  async secrets(quick: QuickSecrets, maxLength: number): Promise<readonly WireFinding[] | undefined> {
    const { document } = this;
    const { version } = document;
    const touched = this.#touched;
    const length = lengthOf(document);
    if (touched === undefined || length > maxLength || this.#slowLooks >= MAX_SLOW_LOOKS) return undefined;
    const text: Stretched = {
      length,
      slice: (start, end) => document.getText(new vscode.Range(document.positionAt(start), document.positionAt(end))),
    };
    const startedAt = performance.now();
    const look = await quick(this.path, text, dayOf(new Date()), touched);
    this.#slowLooks = performance.now() - startedAt > MAX_QUICK_MS ? this.#slowLooks + 1 : 0;
    if (document.version !== version) return undefined;
    this.#touched = undefined;
    const found = look.secrets.flatMap(({ finding, range }): Shown[] => {
      const wire = findingOnWire(finding);
      if (this.#excused.has(sameness(wire))) return [];
      const { severity, related } = this.#known.get(sameness(wire)) ?? wire;
      return [{ finding: { ...wire, severity, related }, range }];
    });
    const before = this.#shown.filter(({ range }) => begins(range, look.range));
    this.#shown = [...this.#shown.filter((shown) => !before.includes(shown)), ...found];
    const isGone = this.#isGone;
    this.#isGone = false;
    return !isGone && areSame(before, found) ? undefined : this.#shown.map((shown) => this.placed(shown));
  }

  private placed({ finding, range }: Shown): WireFinding {
    const [start, end] = [range.start, range.end].map((offset) => this.document.positionAt(offset));
    return { ...finding, ...(start && { start }), ...(end && { end }) };
  }

  private offset({ line, character }: WireFinding['start']): number {
    return this.document.offsetAt(new vscode.Position(line, character));
  }
}

/** @returns its characters, without its text being put together: that of a large one takes long */
export function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}

/** Tells secrets apart without their place. */
function sameness({ rule, message }: WireFinding): string {
  return `${rule} ${message}`;
}

/** The editor moves by itself what it shows. */
function areSame(before: readonly Shown[], after: readonly Shown[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ finding, range }, at) => {
      const other = after[at];
      return (
        other !== undefined &&
        other.range.start === range.start &&
        other.range.end === range.end &&
        sameness(other.finding) === sameness(finding)
      );
    })
  );
}
