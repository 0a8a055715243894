import { ALNUM, at, byteSet, classAt } from './byte-class';
import { candidate } from './candidate';
import type { Candidate } from './candidate';
import { skipSet } from './blanks';
import type { Scope } from './scope';

const SCHEME_BYTES = 31;
const HOST_BYTES = 120;
const PASSWORD_BYTES = 200;
const noPassword = byteSet(' \t\r\n"\'`<>/');
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
  for (let i = start; i < sign; i++) if (noPassword[bytes[i] ?? 0]) return undefined;
  const hostEnd = skipSet(bytes, sign + 1, HOST_BYTES, window.end, host);
  scope.steps += hostEnd - schemeStart;
  return candidate({
    joint: 'url',
    nameStart: schemeStart,
    nameEnd: colons,
    start,
    end: sign,
    writing: 'in-string',
    user: { start: colons + 3, end: colon },
    host: { start: sign + 1, end: hostEnd },
  });
}

function isSchemeByte(bytes: Uint8Array, index: number): boolean {
  const byte = bytes[index];
  return (classAt(bytes, index) & ALNUM) !== 0 || byte === at.plus || byte === at.dot || byte === at.dash;
}
