import type { Place, ScanResult, SecretMatch } from './model';
import { redactExcerpt } from './text';
import type { Redaction } from './text';

/**
 * The last wall before anything is shown: a line that names an identity may hold a secret too, and is quoted by findings
 * that know nothing of it.
 * @param secrets all of the run; their own places are redacted already
 */
export function redactResult(result: ScanResult, secrets: readonly SecretMatch[]): ScanResult {
  const redactions = byPath(secrets);
  if (redactions.size === 0) return result;
  const done = new Set(secrets.map((secret) => secret.place));
  const redact = (place: Place): Place => {
    const found = done.has(place) ? undefined : redactions.get(place.path);
    return found === undefined ? place : { ...place, excerpt: redactExcerpt(place.excerpt, found) };
  };
  return {
    ...result,
    findings: result.findings.map((finding) => ({
      ...finding,
      place: redact(finding.place),
      related: finding.related.map(redact),
    })),
    inventory: result.inventory.map((identity) => ({
      ...identity,
      references: identity.references.map((reference) => ({ ...reference, place: redact(reference.place) })),
    })),
  };
}

function byPath(secrets: readonly SecretMatch[]): ReadonlyMap<string, readonly Redaction[]> {
  const paths = new Map<string, Redaction[]>();
  for (const { place, parts, preview } of secrets) {
    const list = paths.get(place.path) ?? [];
    paths.set(place.path, list);
    for (const range of parts) list.push({ range, preview });
  }
  for (const list of paths.values()) list.sort((a, b) => a.range.start - b.range.start);
  return paths;
}
