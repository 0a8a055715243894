import type { Window } from '../../engine';
import { assignedName } from './assigned-name';

/** The line of a token and the few before it. */
const BEFORE_BYTES = 400;
const AFTER_BYTES = 80;
const LEAD_BYTES = 80;
/** A name with its operator and quotes, or a line of base64. */
const NAME_BYTES = 120;

/** A run of these up to a hyphen, an underscore or a plus is what a match would continue. */
const BLOB_CHARACTER = /[\w+-]/;
const SHORTEST_BLOB = 8;
/** The line above is as long as tools wrap base64. */
const WRAPPED_BASE64 = /(?:^|[\r\n])[ \t]{0,8}[0-9A-Z+/]{60,76}\r?\n[ \t]{0,8}$/i;
const DIGEST_NAME = /^(?:sha-?\d|md5|integrity|digest|checksum|etag|fingerprint|hash$)/i;
/** What stands around a match; read only where a pattern has matched. */
export class Surroundings {
  readonly #window: Window;
  readonly #start: number;
  #before: string | undefined;

  /** @param start of the match */
  constructor(window: Window, start: number) {
    this.#window = window;
    this.#start = start;
  }

  get before(): string {
    this.#before ??= this.#window.latin1(Math.max(this.#window.start, this.#start - BEFORE_BYTES), this.#start);
    return this.#before;
  }

  /** @param words lower case; each counts where a word begins: `lob` in `lobKey` and `myLobKey`, not in `global` */
  mention(words: readonly string[], end: number): boolean {
    const after = this.#window.latin1(end, Math.min(this.#window.end, end + AFTER_BYTES));
    const text = `${this.before} ${after}`;
    const folded = text.toLowerCase();
    return words.some((word) => {
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
        if (beginsWord(text, at)) return true;
      }
      return false;
    });
  }

  /** @returns how many bytes before the match belong to it */
  lead(pattern: RegExp): number {
    return pattern.exec(this.before.slice(-LEAD_BYTES))?.[0].length ?? 0;
  }

  /**
   * Whether it stands in something random where any three letters come about: in the middle of a digest, at the start of one, in
   * a file in base64.
   */
  get isInsideBlob(): boolean {
    const { before } = this;
    return isCut(before) || WRAPPED_BASE64.test(before.slice(-NAME_BYTES)) || DIGEST_NAME.test(this.name ?? '');
  }

  /** The name that the match is assigned to, where there is one. */
  get name(): string | undefined {
    return assignedName(this.before.slice(-NAME_BYTES));
  }
}

function beginsWord(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  const isEscape = text.charAt(at - 2) === '\\';
  return isEscape || !/[A-Z]/i.test(before) || (/[a-z]/.test(before) && /[A-Z]/.test(text.charAt(at)));
}

/** @returns whether token characters of all sorts lead up to a hyphen, an underscore or a plus at the end */
function isCut(before: string): boolean {
  if (!'_+-'.includes(before.at(-1) ?? ' ')) return false;
  let start = before.length;
  while (start > 0 && before.length - start < LEAD_BYTES && BLOB_CHARACTER.test(before.charAt(start - 1))) start--;
  const blob = before.slice(start);
  return blob.length >= SHORTEST_BLOB && /\d/.test(blob) && /[a-z]/.test(blob) && /[A-Z]/.test(blob);
}
