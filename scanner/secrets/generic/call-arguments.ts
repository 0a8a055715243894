import { skipBlanks, skipSet } from './blanks';
import { BLANK, at, byteSet, classAt } from './byte-class';
import { joined } from './candidate';
import type { Candidate, Name } from './candidate';
import { quotedCandidate, readQuoted } from './quoted';
import type { Scope } from './scope';
import { skipOpening, stringStart } from './wrapper';

/** `setPassword("x")`: at most so many arguments are looked at. */
export const MOST_ARGUMENTS = 4;
const MOST_STEPS = 12;
const ARGUMENT_BYTES = 600;
const other = byteSet(',()"\'`;{}\r\n', true);

/** The strings among a call's first four arguments. */
export function readCallArguments(scope: Scope, index: number, name: Name, found: Candidate[]): void {
  const { bytes } = scope;
  const limit = scope.limit(name.nameEnd);
  let i = index;
  let argument = 0;
  for (let step = 0; step < MOST_STEPS && argument < MOST_ARGUMENTS && i < limit; step++) {
    i = skipBlanks(bytes, i, 40, limit);
    const string = stringStart(bytes, i, limit);
    const quoted = string >= 0 ? readQuoted(scope, string, ARGUMENT_BYTES) : undefined;
    if (quoted !== undefined) {
      if (quoted.isOpen) return;
      const made = quotedCandidate(joined(name, 'call'), quoted);
      made.argument = argument;
      found.push(made);
      i = quoted.next;
    } else {
      const opening = skipOpening(bytes, i, limit);
      if (opening > i) {
        i = opening;
        continue;
      }
      i = skipSet(bytes, i, 80, limit, other);
    }
    while (i < limit && (classAt(bytes, i) & BLANK || bytes[i] === at.close)) i++;
    if (bytes[i] !== at.comma) break;
    i++;
    argument++;
  }
  scope.steps += i - index;
}
