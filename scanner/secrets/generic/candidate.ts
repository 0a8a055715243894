/** How a name and its value are joined. */
export const joints = [
  '=',
  ':',
  '=>',
  ':=',
  '==',
  '===',
  '!=',
  '!==',
  '=~',
  '?=',
  '+=',
  '||=',
  '??=',
  '<-',
  '->',
  '=3D',
  '%3D',
  '>',
  ',',
  /** An argument of a call that the name names. */
  'call',
  /** `name="x" value="y"` */
  'attribute',
  /** Name on one line or in one element, value in the next. */
  'pair',
  /** White space behind an option. */
  'option',
  /** White space behind a name, the value in quotes or alone. */
  'blank',
  /** `the password is x` */
  'prose',
  /** `IDENTIFIED BY x` */
  'identified-by',
  /** `Bearer x` */
  'scheme',
  /** `-u user:x` */
  'user-option',
  /** `mysql -px` */
  'password-option',
  /** `scheme://user:x@host` */
  'url',
] as const;
export type Joint = (typeof joints)[number];

/** How the value is written. */
export const writings = [
  'quoted',
  /** Not in quotes, where that is usual. */
  'bare',
  /** Not in quotes of its own, inside a longer string. */
  'in-string',
  /** Not in quotes, in code: most likely an expression. */
  'in-code',
  /** Numbers. */
  'bytes',
] as const;
export type Writing = (typeof writings)[number];

/** Where a name stands. */
export interface Name {
  readonly nameStart: number;
  readonly nameEnd: number;
}

/** What a reader knows of a name before it has read the value. */
export interface Named extends Name {
  readonly joint: Joint;
  /** A type stands between name and operator. */
  readonly isTyped: boolean;
  /** The value stands on the line behind. */
  readonly isNextLine: boolean;
}

/** A value beside a name that may hold a secret. Indexes are into the window's bytes. Its reader fills in what is unusual. */
export class Candidate implements Named {
  /** The quote byte around it, 0 where there is none. */
  quote = 0;
  /** Number of backslashes before that quote. */
  escapes = 0;
  /** Its closing quote was not found. */
  isOpen = false;
  /** [start, end) of what stands between the operator and the value: `new X(`, `[]byte(`; empty mostly. */
  wrapStart: number;
  wrapEnd: number;
  /** The default beside an environment look-up. */
  isDefault = false;
  /** Index behind the value and its quote. */
  next: number;
  /** More words follow a bare value. */
  isMultiWord = false;
  /** One parameter of a URL's query. */
  isQuery = false;
  isTyped = false;
  isNextLine = false;
  /** Which string argument of the call, from 0. */
  argument = 0;
  /** The numbers of a byte array. */
  numbers: Uint8Array | undefined = undefined;
  /** User and host of a URL or a user option: [start, end), both 0 where there is none. */
  userStart = 0;
  userEnd = 0;
  hostStart = 0;
  hostEnd = 0;

  /** @param start of the value: no quotes, backslashes kept @param end behind it */
  constructor(
    readonly joint: Joint,
    readonly nameStart: number,
    readonly nameEnd: number,
    readonly start: number,
    readonly end: number,
    readonly writing: Writing,
  ) {
    this.wrapStart = start;
    this.wrapEnd = start;
    this.next = end;
  }
}

/** A candidate of a name that was read before. */
export function candidateOf(name: Named, start: number, end: number, writing: Writing): Candidate {
  const made = new Candidate(name.joint, name.nameStart, name.nameEnd, start, end, writing);
  made.isTyped = name.isTyped;
  made.isNextLine = name.isNextLine;
  return made;
}

/** A name and what joins its value to it. */
export function joined({ nameStart, nameEnd }: Name, joint: Joint, isTyped = false): Named {
  return { nameStart, nameEnd, joint, isTyped, isNextLine: false };
}
