import type { Joint } from './candidate';
import type { Evidence } from './evidence';

/** Percent of the letters and digits in placeholder words from which nothing is left to be secret. */
export const PLACEHOLDER_SHARE = 60;

/** `root` and `123456` are there to be replaced; with letters and digits somebody chose it. */
const SHORTEST_BYTES = 8;

const setting: ReadonlySet<Joint> = new Set<Joint>(['=', ':', '=>']);
const sample = /^(?:example|sample|template|dist)$|^(?:tpl|tmpl)$/;
/** Says that it is to be replaced. */
const instruction =
  /change|your|my_|example|placeholder|dummy|redacted|xxx|insert|enter|replace|todo|here|none|null|nil|undefined|empty|invalid|wrong|value|string/i;

/**
 * Whether a value of placeholder words may still be in use: a password such as `mypassword1` in configuration that is no
 * sample, test or documentation, or in the data of a Kubernetes Secret.
 */
export function isWeakPassword(evidence: Evidence): boolean {
  const { placeholder, class: found, candidate, kind, text, facts, decoded } = evidence;
  if (placeholder < PLACEHOLDER_SHARE || found !== 'password' || instruction.test(text)) return false;
  if (facts.length < SHORTEST_BYTES || facts.digits === 0 || facts.lower + facts.upper === 0) return false;
  if (decoded !== undefined) return true;
  if (kind.family !== 'env' && kind.family !== 'settings' && kind.family !== 'yaml') return false;
  if (!setting.has(candidate.joint) || candidate.isMultiWord || sample.test(kind.extension)) return false;
  return !kind.isTest && !kind.isDocument;
}
