import type { Finding, GovernedIdentity, Place, ScanResult, SecretMatch, Waiver } from './model';
import { redactExcerpt } from './text';
import type { Redaction } from './text';

/** Shorter values are words of every language: taking them out of a message would say more than it hides. */
const MIN_VALUE_UNITS = 8;

/** A secret's text as it stands in a file, and what to show instead. */
type Value = readonly [string, string];

/** What is known beside the secrets. */
export interface RedactionContext {
  /** Paths of the manifests: owners, reasons and runbooks are quoted far from where they stand. */
  readonly manifests: readonly string[];
  /** All of the run: those in a file's own lines come redacted from where they were found. */
  readonly waivers?: readonly Waiver[];
  /** Places that are redacted already beside these and those of the secrets, and may be of another version of their file. */
  readonly redacted?: Iterable<Place>;
}

/**
 * The last wall before anything is shown. A line that names an identity may hold a secret too, and is quoted by findings
 * that know nothing of it; and a secret may stand where a name, an owner or a runbook is expected, and be taken for one.
 * @param secrets all of the run; their own places are redacted already
 * @param read of the snapshot that the documents come from; asked only for files that hold a secret and name an identity
 */
export function redactResult(
  result: ScanResult,
  secrets: readonly SecretMatch[],
  read: (path: string) => string | undefined,
  { manifests, waivers = [], redacted = [] }: RedactionContext,
): ScanResult {
  const redactions = byPath(secrets);
  if (redactions.size === 0) return result;
  const inLines = waivers.filter(({ form }) => form !== 'registered');
  const done = new Set([...[...secrets, ...inLines].map(({ place }) => place), ...redacted]);
  const redact = (place: Place): Place => {
    const found = done.has(place) ? undefined : redactions.get(place.path);
    return found === undefined ? place : { ...place, excerpt: redactExcerpt(place.excerpt, found) };
  };
  const valuesOf = valueReader(redactions, read);
  const hidden = <T>(item: T, paths: readonly string[]): T => {
    // A word of the path stands in the path, which is shown: hidden in a key, it would be hidden from nobody but nhi.yaml.
    const values = [...new Set([...paths, ...manifests])]
      .flatMap(valuesOf)
      .filter(([value]) => !paths.some((path) => path.includes(value)));
    return values.length === 0 ? item : mapStrings(item, (text) => withoutValues(text, values));
  };
  return {
    ...result,
    findings: result.findings.map((finding) => {
      const { place, related, ...words } = finding;
      // Of a secret's own words only a waiver's reason was written by a person.
      const paths = finding.rule.startsWith('secret/') && finding.waived === undefined ? [] : [place.path];
      return { ...hidden(words, paths), place: redact(place), related: related.map(redact) } satisfies Finding;
    }),
    inventory: result.inventory.map((identity) => hidden(mapPlaces(identity, redact), pathsOf(identity))),
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

/** Reads each file once; longest values first, so that one that holds another goes whole. */
function valueReader(
  redactions: ReadonlyMap<string, readonly Redaction[]>,
  read: (path: string) => string | undefined,
): (path: string) => readonly Value[] {
  const known = new Map<string, readonly Value[]>();
  return (path) => {
    const found = redactions.get(path);
    if (found === undefined) return [];
    const values = known.get(path) ?? valuesIn(read(path) ?? '', found);
    known.set(path, values);
    return values;
  };
}

function valuesIn(text: string, redactions: readonly Redaction[]): readonly Value[] {
  const values = new Map(redactions.map(({ range, preview }) => [text.slice(range.start, range.end), preview]));
  return [...values].filter(([value]) => value.length >= MIN_VALUE_UNITS).sort(([a], [b]) => b.length - a.length);
}

function withoutValues(text: string, values: readonly Value[]): string {
  return values.reduce((rest, [value, preview]) => {
    const isWord = /^[a-z]+$/.test(value);
    return rest.replaceAll(value, (found, start: number) =>
      isWord && isInsideWord(rest, start, start + found.length) ? found : preview,
    );
  }, text);
}

/** A password that is a word, `postgres`, is none in a longer one: `postgresql` says nothing of it. */
function isInsideWord(text: string, start: number, end: number): boolean {
  return /[a-z]/i.test(text.charAt(start - 1)) || /[a-z]/i.test(text.charAt(end));
}

function pathsOf({ references }: GovernedIdentity): string[] {
  return references.map(({ place }) => place.path);
}

function isPlace(value: object): value is Place {
  return 'excerpt' in value && 'range' in value;
}

/** @returns the same plain data, every place of it mapped */
function mapPlaces<T>(item: T, map: (place: Place) => Place): T {
  return mapDeep(item, (value) =>
    typeof value === 'object' && value !== null && isPlace(value) ? map(value) : undefined,
  );
}

/** @returns the same plain data, every string of it mapped but those of places, which are redacted by position */
function mapStrings<T>(item: T, map: (text: string) => string): T {
  return mapDeep(item, (value) => {
    if (typeof value === 'string') return map(value);
    return typeof value === 'object' && value !== null && isPlace(value) ? value : undefined;
  });
}

/** @param map undefined: look inside */
function mapDeep<T>(item: T, map: (value: unknown) => unknown): T {
  const walk = (value: unknown): unknown => {
    const mapped = map(value);
    if (mapped !== undefined || typeof value !== 'object' || value === null) return mapped ?? value;
    if (Array.isArray(value)) return value.map(walk);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each)]));
  };
  return walk(item) as T;
}
