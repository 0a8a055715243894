import type { Finding } from '../../model';
import { stableHash } from '../../text';

/**
 * GitLab shows only the first of two issues with one id, and knows an issue again by it.
 * @returns an id for each finding, the fingerprint wherever that is unique
 */
export function uniqueIds(findings: readonly Finding[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ fingerprint }) => {
    const before = seen.get(fingerprint) ?? 0;
    seen.set(fingerprint, before + 1);
    return before === 0 ? fingerprint : stableHash(`${fingerprint}#${before}`);
  });
}

/** @param id 16 hex digits @returns a UUID of version 8 (RFC 9562, 5.8: custom), the same for the same id */
export function uuidOf(id: string): string {
  const digits = id + stableHash(`uuid ${id}`);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}
