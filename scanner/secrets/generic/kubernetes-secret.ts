import { decodeBase64 } from '../judgement';
import type { Candidate } from './candidate';
import type { Scope } from './scope';

const REACH_BYTES = 2000;
const LONGEST_BYTES = 1200;
const base64 = /^[A-Z0-9+/]{8,1200}={0,2}$/i;
const printable = /^[\x20-\x7e\r\n\t]+$/;

/**
 * What the `data` of a Kubernetes Secret says: its values are base64, which hides no weak password.
 * @returns the decoded bytes; undefined where this is no such place, or the value is no text
 */
export function decodeSecretData(scope: Scope, candidate: Candidate): Uint8Array | undefined {
  const { window, kind } = scope;
  const { start, end } = candidate;
  if (kind.family !== 'yaml' || candidate.joint !== ':' || end - start > LONGEST_BYTES) return undefined;
  const text = window.latin1(start, end);
  if (!base64.test(text) || !isInSecret(scope, start)) return undefined;
  const decoded = decodeBase64(text);
  if (decoded === undefined || !printable.test(decoded)) return undefined;
  return Uint8Array.from(decoded, (character) => character.charCodeAt(0));
}

/** A document of `kind: Secret` around, and `data:` the last section before. */
function isInSecret(scope: Scope, index: number): boolean {
  const { window } = scope;
  const from = Math.max(window.start, index - REACH_BYTES);
  const to = Math.min(scope.furthest, index + REACH_BYTES);
  scope.steps += to - from;
  const before = window.latin1(from, index).split(/^---/m).at(-1) ?? '';
  const section = /^[ \t]{0,8}(data|stringData):[ \t]*$/gm;
  if ([...before.matchAll(section)].at(-1)?.[1] !== 'data') return false;
  const behind = window.latin1(index, to).split(/^---/m)[0] ?? '';
  const secret = /^[ \t]{0,8}kind:[ \t]*["']?Secret["']?[ \t]*$/m;
  return secret.test(before) || secret.test(behind);
}
