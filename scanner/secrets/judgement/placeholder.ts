/** Words that people write where the secret would go; in a random string of forty letters one in ten thousand holds one. */
const PLACEHOLDER_WORDS =
  /example|placeholder|redact|changeme|change[_-]me|dummy|replace|insert|your[_-]?|goes[_-]?here|fake|sample|lorem|invalid|secret|token|password|xxxx|todo|deadbeef|cafebabe|foobar|notreal|abcdef|012345|123456|987654/i;

/** A random hexadecimal string of 32 holds 14 different characters; this few of them is somebody's finger on a key. */
const FEWEST_DIFFERENT = 6;
const LONG_ENOUGH_TO_COUNT = 16;
/** The share of a value that runs and sequences must cover to make it invented. */
const INVENTED_SHARE = 0.4;
/** `aaa`, `345`: shorter ones happen. */
const SHORTEST_RUN = 4;
/** `abc1abc1abc1`: looked for up to this period. */
const LONGEST_PERIOD = 12;

/**
 * Whether a value was written to fill a gap and not to open anything: `EXAMPLE`, `xxxx`, one character over and over, the
 * alphabet in order, a short pattern repeated. Linear in the value.
 * @param value the secret without its public prefix
 */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER_WORDS.test(value) || isMonotonous(value);
}

/** The part of `isPlaceholder` that knows no words. */
export function isMonotonous(value: string): boolean {
  if (value === '') return false;
  if (value.length >= LONG_ENOUGH_TO_COUNT && new Set(value).size < FEWEST_DIFFERENT) return true;
  return coveredByRuns(value) >= value.length * INVENTED_SHARE || isPeriodic(value);
}

/** @returns how many characters stand in runs of equal characters or of steps by one (`aaaa`, `4567`, `dcba`) */
function coveredByRuns(value: string): number {
  let covered = 0;
  let length = 1;
  let step = Number.NaN;
  for (let at = 1; at <= value.length; at++) {
    const now = at < value.length ? value.charCodeAt(at) - value.charCodeAt(at - 1) : Number.NaN;
    if (now === step && Math.abs(now) <= 1) {
      length++;
      continue;
    }
    if (length >= SHORTEST_RUN) covered += length;
    step = now;
    length = 2;
  }
  return covered;
}

function isPeriodic(value: string): boolean {
  for (let period = 2; period <= Math.min(LONGEST_PERIOD, value.length / 3); period++) {
    let at = period;
    while (at < value.length && value.charCodeAt(at) === value.charCodeAt(at - period)) at++;
    if (at === value.length) return true;
  }
  return false;
}
