import { ALNUM, at, byteSet, classAt } from './byte-class';
import { Candidate } from './candidate';
import { skipSet } from './blanks';
import type { Scope } from './scope';

const SCHEME_BYTES = 31;
const HOST_BYTES = 120;
const PASSWORD_BYTES = 200;
const forbidden = byteSet(' \t\r\n"\'`<>/');
const host = byteSet(' \t\r\n"\'`<>/?#:,)', true);

/**
 * The password of `scheme://user:password@host`; the user may hold `@`, the password no `/`.
 * @param colons index of `://` @param colon of the one before the password @param sign of the `@`
 */
export function readUrlCredentials(scope: Scope, colons: number, colon: number, sign: number): Candidate | undefined {
  const { bytes, window } = scope;
  let schemeStart = colons;
  while (schemeStart > window.start && colons - schemeStart < SCHEME_BYTES && isSchemeByte(bytes, schemeStart - 1))
    schemeStart--;
  const start = colon + 1;
  if (schemeStart === colons || sign <= start || sign - start > PASSWORD_BYTES) return undefined;
  for (let i = start; i < sign; i++) if (forbidden[bytes[i] ?? 0]) return undefined;
  const hostEnd = skipSet(bytes, sign + 1, HOST_BYTES, scope.furthest, host);
  scope.steps += hostEnd - schemeStart;
  const made = new Candidate('url', schemeStart, colons, start, sign, 'in-string');
  made.userStart = colons + 3;
  made.userEnd = colon;
  made.hostStart = sign + 1;
  made.hostEnd = hostEnd;
  return made;
}

function isSchemeByte(bytes: Uint8Array, index: number): boolean {
  const byte = bytes[index];
  return (classAt(bytes, index) & ALNUM) !== 0 || byte === at.plus || byte === at.dot || byte === at.dash;
}
