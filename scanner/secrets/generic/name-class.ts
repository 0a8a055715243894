import * as words from './name-words';
import { fusedWords, nameClasses, wordBits } from './name-words';
import type { NameClass } from './name-words';

export type { NameClass } from './name-words';

const otherWord =
  /author(?!iz|is)|authority|tokeniz|keyword|passive|passenger|compass|bypass|keyboard|monkey|turkey|hockey|donkey|jockey|keystroke|keycode|passthr|passage|passed|passes|passing|secretar|signal|design|assign|encode|decode|account|access(?!_?(?:key|token|secret))|license|client(?!_?(?:secret|key|token))|code$/i;

/** Keywords that mean something inside a longer word, and short ones that must be words. */
const meaningful =
  /pass|pwd|psw|pword|secret|token|key|auth|cred|salt|nonce|seed|sess|cookie|signature|(?:\b|_)sig(?:\b|_)|private|hash|\bsas\b|otp|\bpin\b|kennwort|contrase|clave|senha|parol|jwt|hmac|sid\b|bearer|verifier|encrypt|cipher|webhook|dsn|identified|securestring|rootpw|(?:\b|_)pw\b|\bmdp\b|sifre|[\u0080-\uffff]/i;

/** `en_PW`: the English of Palau. */
const locale = /^[a-z]{2,3}_PW$/;

/** What a name tells of its value. */
export class NameFacts {
  readonly class: NameClass;
  /** Of the last component, lower case. */
  readonly words: readonly string[];
  /** All letters of the name, lower case. */
  readonly letters: string;
  /** Has components (`config.db.password`). */
  readonly isChain: boolean;
  /** A short keyword stands only inside a longer word (`design`, `mapping`): no name of a secret at all. */
  readonly isAccident: boolean;
  /** The word that decides is the name's last. */
  readonly isLast: boolean;
  /** Words follow it. */
  readonly hasTail: boolean;
  private readonly last: string;
  private readonly tail: string;
  /** Bits of all words together. */
  private readonly bits: number;
  /** Bits of those that do not decide. */
  private readonly otherBits: number;
  private knownOtherWord: boolean | undefined;

  constructor(name: string) {
    const components = name.split(/[.[\]$]/);
    const named = components.filter((component) => component !== '');
    this.last = named.at(-1) ?? '';
    this.isChain = named.length > 1;
    this.words = wordsOf(this.last);
    const all = this.isChain ? wordsOf(name) : this.words;
    this.letters = all.join('');
    this.tail = this.words.at(-1) ?? '';
    const { found, position } = decide(this.words, all);
    this.class = found;
    this.isLast = position === this.words.length - 1;
    this.hasTail = position >= 0 && !this.isLast;
    let bits = 0;
    let otherBits = 0;
    this.words.forEach((word, index) => {
      const own = wordBits(word);
      bits |= own;
      if (index !== position) otherBits |= own;
    });
    this.bits = bits;
    this.otherBits = otherBits;
    this.isAccident = found === 'other' ? !meaningful.test(name) : locale.test(this.last);
  }

  /** The last word is `id`: public, however random. */
  get isId(): boolean {
    return !this.isLast && (this.tail === 'id' || this.tail === 'ids' || this.tail === 'kid');
  }

  /** The last word says that this is something about the secret (`token_type`, `passwordLabel`). */
  get negativeTail(): boolean {
    return !this.isLast && (wordBits(this.tail) & words.NEGATIVE_TAIL) !== 0;
  }

  /** A word anywhere says that this is no secret (`public`, `foreign`, `csrf`, `reset`). */
  get negative(): boolean {
    return (this.otherBits & words.NEGATIVE) !== 0;
  }

  get isTest(): boolean {
    return (this.bits & words.TEST) !== 0;
  }

  /** `old`, `wrong`: one of several passwords in a test or a form. */
  get isVariant(): boolean {
    return (this.bits & words.VARIANT) !== 0;
  }

  /** `db`, `smtp`: the password of a system. */
  get isSystem(): boolean {
    return (this.bits & words.SYSTEM) !== 0;
  }

  get isPlural(): boolean {
    return this.isLast && this.class !== 'other' && this.tail.endsWith('s') && !this.tail.endsWith('pass');
  }

  get isUpper(): boolean {
    return this.last.length > 3 && /^[A-Z0-9_]+$/.test(this.last);
  }

  get endsInDigit(): boolean {
    const code = this.last.charCodeAt(this.last.length - 1);
    return code >= 0x30 && code <= 0x39;
  }

  /** The keyword is part of another word (`author`, `keyboard`). */
  get isOtherWord(): boolean {
    return (this.knownOtherWord ??= otherWord.test(this.last) || this.words.slice(0, -1).includes('pass'));
  }

  get isPageToken(): boolean {
    return this.class === 'token' && (this.bits & words.PAGE) !== 0;
  }

  get isPublic(): boolean {
    return (this.bits & words.PUBLIC) !== 0 || /(?:^|_)public_?key/i.test(this.last);
  }

  get isEncrypted(): boolean {
    return this.class !== 'crypto' && (this.bits & words.ENCRYPTED) !== 0;
  }
}

/** Splits `someName_OfIt-2` into lower case words; digits end a word and are left out. */
export function wordsOf(name: string): readonly string[] {
  const found: string[] = [];
  let start = -1;
  for (let i = 0; i <= name.length; i++) {
    const kind = kindAt(name, i);
    const ends =
      kind === OTHER || (kind === CAPITAL && (kindAt(name, i - 1) !== CAPITAL || kindAt(name, i + 1) === SMALL));
    if (start >= 0 && ends) {
      found.push(name.slice(start, i).toLowerCase());
      start = -1;
    }
    if (start < 0 && kind !== OTHER) start = i;
  }
  return found;
}

const OTHER = 0;
const CAPITAL = 1;
const SMALL = 2;

/** Characters outside ASCII count as small letters. */
function kindAt(name: string, index: number): number {
  const code = name.charCodeAt(index);
  if (code >= 97 ? code <= 122 || code >= 128 : false) return SMALL;
  return code >= 65 && code <= 90 ? CAPITAL : OTHER;
}

/** @returns the class and which of `words` decided, -1 where none of them did */
function decide(own: readonly string[], all: readonly string[]): { found: NameClass; position: number } {
  const near = lookUp(own);
  if (near !== undefined) return near;
  const joined = own.join('');
  for (const [letters, found] of fusedWords) {
    if (joined.includes(letters)) {
      return { found, position: joined.endsWith(letters) || letters === 'passw' ? own.length - 1 : 0 };
    }
  }
  const last = own.at(-1) ?? '';
  if (last.endsWith('key') && wordBits(last.slice(0, -3)) & words.KEY_ADJECTIVE) {
    return { found: 'api-key', position: own.length - 1 };
  }
  const far = all === own ? undefined : lookUp(all);
  return { found: far?.found ?? 'other', position: -1 };
}

/** The earliest class, of it the last word; `pass` counts only as the last word: `passIPs` passes something. */
function lookUp(own: readonly string[]): { found: NameClass; position: number } | undefined {
  let best: number = words.CLASS_BITS;
  let position = -1;
  for (let i = own.length - 1; i >= 0; i--) {
    const word = own[i] ?? '';
    const index = wordBits(word) & words.CLASS_BITS;
    if (index >= best || (word === 'pass' && i < own.length - 1)) continue;
    best = index;
    position = i;
  }
  const found = nameClasses[best];
  if (found === undefined) return undefined;
  const opens = found === 'key' && wordBits(own[position - 1] ?? '') & words.KEY_ADJECTIVE;
  return { found: opens ? 'api-key' : found, position };
}
