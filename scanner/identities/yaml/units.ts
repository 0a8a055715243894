/** UTF-16 units that mean something in YAML. */
export const TAB = 9;
export const FEED = 10;
export const RETURN = 13;
export const SPACE = 32;
export const EXCLAMATION = 33;
export const DOUBLE_QUOTE = 34;
export const HASH = 35;
export const PERCENT = 37;
export const AMPERSAND = 38;
export const SINGLE_QUOTE = 39;
export const ASTERISK = 42;
export const PLUS = 43;
export const COMMA = 44;
export const DASH = 45;
export const DOT = 46;
export const COLON = 58;
export const GREATER = 62;
export const QUESTION = 63;
export const AT = 64;
export const OPENING_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSING_BRACKET = 93;
export const BACKTICK = 96;
export const OPENING_BRACE = 123;
export const BAR = 124;
export const CLOSING_BRACE = 125;
export const BYTE_ORDER_MARK = 0xfe_ff;

/** @returns whether it is a space, a tab, a line break or, as NaN, the end of the text */
export function isBlank(unit: number): boolean {
  return unit <= SPACE ? unit === SPACE || unit === FEED || unit === RETURN || unit === TAB : unit !== unit;
}

/** @returns whether it ends a plain scalar within brackets */
export function isFlowIndicator(unit: number): boolean {
  return (
    unit === COMMA ||
    unit === OPENING_BRACKET ||
    unit === CLOSING_BRACKET ||
    unit === OPENING_BRACE ||
    unit === CLOSING_BRACE
  );
}

/**
 * @param unit the first of a plain scalar
 * @param next the one behind it
 * @returns whether one may begin so (YAML 1.2.2, 7.3.3)
 */
export function mayBeginPlain(unit: number, next: number): boolean {
  switch (unit) {
    case DASH:
    case QUESTION:
    case COLON:
      return !isBlank(next) && !isFlowIndicator(next);
    case EXCLAMATION:
    case DOUBLE_QUOTE:
    case HASH:
    case PERCENT:
    case AMPERSAND:
    case SINGLE_QUOTE:
    case ASTERISK:
    case COMMA:
    case GREATER:
    case AT:
    case OPENING_BRACKET:
    case CLOSING_BRACKET:
    case BACKTICK:
    case OPENING_BRACE:
    case BAR:
    case CLOSING_BRACE:
      return false;
    default:
      return true;
  }
}
