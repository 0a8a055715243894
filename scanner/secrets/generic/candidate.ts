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
export type Writing =
  | 'quoted'
  /** Not in quotes, where that is usual. */
  | 'bare'
  /** Not in quotes of its own, inside a longer string. */
  | 'in-string'
  /** Not in quotes, in code: most likely an expression. */
  | 'in-code'
  /** Numbers. */
  | 'bytes';

/** A value beside a name that may hold a secret. Indexes are into the window's bytes. */
export interface Candidate {
  readonly joint: Joint;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** Exactly the value: no quotes, backslashes kept. */
  readonly start: number;
  readonly end: number;
  readonly writing: Writing;
  /** The quote byte around it, 0 where there is none. */
  readonly quote: number;
  /** Number of backslashes before that quote. */
  readonly escapes: number;
  /** Its closing quote was not found. */
  readonly isOpen: boolean;
  /** [start, end) of what stands between the operator and the value: `new X(`, `[]byte(`; empty mostly. */
  readonly wrapStart: number;
  readonly wrapEnd: number;
  /** The default beside an environment look-up. */
  readonly isDefault: boolean;
  /** Index behind the value and its quote. */
  readonly next: number;
  /** More words follow a bare value. */
  readonly isMultiWord: boolean;
  /** One parameter of a URL's query. */
  readonly isQuery: boolean;
  readonly isNextLine: boolean;
  /** A type stands between name and operator. */
  readonly isTyped: boolean;
  /** Which string argument of the call, from 0. */
  readonly argument: number;
  /** The numbers of a byte array. */
  readonly numbers?: Uint8Array;
  /** User and host of a URL or a user option. */
  readonly user?: { readonly start: number; readonly end: number };
  readonly host?: { readonly start: number; readonly end: number };
}

/** A candidate with what most of them have. */
export function candidate(
  needed: Pick<Candidate, 'joint' | 'nameStart' | 'nameEnd' | 'start' | 'end' | 'writing'> & Partial<Candidate>,
): Candidate {
  return {
    quote: 0,
    escapes: 0,
    isOpen: false,
    wrapStart: needed.start,
    wrapEnd: needed.start,
    isDefault: false,
    next: needed.end,
    isMultiWord: false,
    isQuery: false,
    isNextLine: false,
    isTyped: false,
    argument: 0,
    ...needed,
  };
}
