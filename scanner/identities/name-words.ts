/** Longer names are generated, not written by a person. */
const MAX_NAME_UNITS = 200;

/**
 * Splits a name into upper-case words at every sign that is no letter or digit and at every camelCase hump:
 * `STRIPE_API_KEY`, `stripe-api-key` and `stripeApiKey` all give STRIPE, API, KEY. Digits stay with the letters before
 * them (S3, AUTH0, P12).
 * @returns no words where the name is empty or longer than 200 units
 */
export function nameWords(name: string): readonly string[] {
  if (name.length > MAX_NAME_UNITS) return [];
  const words: string[] = [];
  let start = 0;
  const cut = (end: number): void => {
    if (end > start) words.push(name.slice(start, end).toUpperCase());
  };
  for (let at = 0; at < name.length; at++) {
    if (!isWordUnit(name.charCodeAt(at))) {
      cut(at);
      start = at + 1;
    } else if (at > start && isHump(name, at)) {
      cut(at);
      start = at;
    }
  }
  cut(name.length);
  return words;
}

/** More words than this make no end that any table knows: KEYSTORE_KEY_PASSWORD has three. */
const LONGEST_END_WORDS = 5;

/**
 * The last word, the last two, and so on, each fused: names are compared fused, so that API_KEY, APIKEY and apiKey are one.
 * @returns at most five, the shortest first
 */
export function endsOf(words: readonly string[]): readonly string[] {
  const ends: string[] = [];
  let fusedEnd = '';
  for (let at = words.length - 1; at >= 0 && ends.length < LONGEST_END_WORDS; at--) {
    fusedEnd = (words[at] ?? '') + fusedEnd;
    ends.push(fusedEnd);
  }
  return ends;
}

/** @returns whether one of the ends is in the table */
export function hasEnd(ends: readonly string[], table: ReadonlySet<string>): boolean {
  return ends.some((end) => table.has(end));
}

/** Says which one of several it is, or how it is written, behind the name proper: NPM_TOKEN_2, API_KEY_PROD. */
const QUALIFIERS = fused(`
  PROD PRODUCTION PRD STAGING STAGE STG DEV DEVELOPMENT TEST TESTING LIVE SANDBOX QA UAT PREVIEW CI LOCAL
  OLD NEW PREVIOUS CURRENT NEXT PRIMARY SECONDARY BACKUP BASE64 B64 JSON PEM
`);
const MAX_QUALIFIERS = 2;

/** @returns whether the word only says which one of several it is, or how it is written: PROD, 2, BASE64 */
export function isQualifier(word: string): boolean {
  return QUALIFIERS.has(word) || /^V?\d{1,4}$/.test(word);
}

/** @returns the words without at most two qualifiers at their end */
export function withoutQualifiers(words: readonly string[]): readonly string[] {
  let length = words.length;
  while (length > 1 && words.length - length < MAX_QUALIFIERS && isQualifier(words[length - 1] ?? '')) length--;
  return length === words.length ? words : words.slice(0, length);
}

/** @param list of fused words, separated by white space */
export function fused(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** @returns the words of the credential where they name the file that holds it: POSTGRES, PASSWORD of POSTGRES_PASSWORD_FILE */
export function withoutFileTail(words: readonly string[]): readonly string[] {
  const last = words.at(-1);
  return words.length > 1 && (last === 'FILE' || last === 'PATH') ? words.slice(0, -1) : words;
}

function isWordUnit(unit: number): boolean {
  return isLower(unit) || isUpper(unit) || (unit >= 48 && unit <= 57);
}

/** `fooBar` before B, `HTTPServer` before S. */
function isHump(name: string, at: number): boolean {
  if (!isUpper(name.charCodeAt(at))) return false;
  const before = name.charCodeAt(at - 1);
  return isLower(before) || (isUpper(before) && isLower(name.charCodeAt(at + 1)));
}

function isLower(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}

function isUpper(unit: number): boolean {
  return unit >= 65 && unit <= 90;
}
