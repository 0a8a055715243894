import { indexLines } from '../../text';
import type { LineIndex } from '../../text';
import { fromUnits } from './encoding';
import type { Encoding } from './encoding';
import type { ContentChange, Position } from './protocol';
import type { Located } from './roots';

/** A document that the client has open: its text is the client's, not the disk's. */
export class OpenDocument {
  #text: string;
  #version: number;
  /** What the session was told last. */
  told: { readonly version: number; readonly isSaved: boolean } | undefined;

  constructor(
    readonly uri: string,
    text: string,
    version: number,
    readonly located: Located,
    private readonly encoding: Encoding,
  ) {
    this.#text = text;
    this.#version = version;
  }

  get version(): number {
    return this.#version;
  }

  get text(): string {
    return this.#text;
  }

  /** @returns the same where it belongs to another root, which was told nothing of it yet */
  at(located: Located): OpenDocument {
    return new OpenDocument(this.uri, this.text, this.version, located, this.encoding);
  }

  /** @param changes one after the other, each of the text that the one before made */
  update(changes: readonly ContentChange[], version: number): void {
    for (const { range, text } of changes) this.#text = range == null ? text : this.replaced(range, text);
    this.#version = version;
  }

  private replaced({ start, end }: { readonly start: Position; readonly end: Position }, text: string): string {
    const lines = indexLines(this.#text);
    const from = this.offset(lines, start);
    const to = Math.max(from, this.offset(lines, end));
    return this.#text.slice(0, from) + text + this.#text.slice(to);
  }

  private offset(lines: LineIndex, { line, character }: Position): number {
    const { start: first, end } = lines.bounds(line + 1);
    // A byte order mark that the client sent is a part of its text.
    const start = line === 0 ? 0 : first;
    return start + fromUnits(lines.text.slice(start, end), character, this.encoding);
  }
}
