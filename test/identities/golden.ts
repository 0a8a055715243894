import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { IdentityReading, IdentityReference, IdentitySource } from '../../scanner/model';

/** Every file below a folder that the source claims, as the scan would hand them over. */
export function filesClaimed(source: IdentitySource, folder: string): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (at: string): void => {
    for (const name of readdirSync(at).sort()) {
      const path = join(at, name);
      if (statSync(path).isDirectory()) visit(path);
      else if (source.claims(pathIn(folder, path))) found.set(pathIn(folder, path), readFileSync(path, 'utf8'));
    }
  };
  visit(folder);
  return found;
}

export function readingOf(source: IdentitySource, files: ReadonlyMap<string, string>): IdentityReading {
  const fragments = new Map([...files].map(([path, text]) => [path, source.read(path, text)]));
  return source.resolve(fragments, () => undefined);
}

/** `.env:3:1 env:NAME uses stripe api_key static found likely <syntax>` and, indented, whatever else there is to say. */
export function describeReading({ references, notes }: IdentityReading): string {
  const lines = references.flatMap((reference) => [headline(reference), ...details(reference)]);
  const said = notes.map(
    ({ place, syntax, message }) => `${place.path}:${place.start.line} note ${syntax}: ${message}`,
  );
  return [...lines, ...said, ''].join('\n');
}

function headline({
  place,
  key,
  role,
  provider,
  kind,
  credential,
  duty,
  confidence,
  syntax,
}: IdentityReference): string {
  const { path, start } = place;
  return `${path}:${start.line}:${start.column} ${key} ${role} ${provider} ${kind} ${credential} ${duty} ${confidence} ${syntax}`;
}

function details({
  linkedKeys,
  privileges,
  consumer,
  environment,
  federation,
  lifetime,
  place,
}: IdentityReference): string[] {
  return [
    ...(linkedKeys.length > 0 ? [`linked ${linkedKeys.join(' ')}`] : []),
    ...(consumer === undefined ? [] : [`consumer ${consumer}`]),
    ...(environment === undefined ? [] : [`environment ${environment}`]),
    ...(federation === undefined ? [] : [`trusting ${federation}`]),
    ...(lifetime === undefined ? [] : [`ends ${lifetime.expires ?? lifetime.seconds ?? '?'} (${lifetime.source})`]),
    ...privileges.map(({ fact, level, line }) => `${level}: ${fact} (line ${line})`),
    `quoted ${place.excerpt.text.trim()}`,
  ].map((line) => `    ${line}`);
}

/** Compares with `expected.txt` beside the fixture; `UPDATE_GOLDEN=1` writes it. */
export function assertGolden(folder: string, actual: string): void {
  const path = join(folder, 'expected.txt');
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, actual);
  assert.equal(actual, readFileSync(path, 'utf8'));
}

function pathIn(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

/** Compares every folder below `fixtures` with its `expected.txt`: a test each, named by the folder. */
export function itReadsFixtures(source: IdentitySource, fixtures: string): void {
  for (const name of readdirSync(fixtures).sort()) {
    it(name.replaceAll('-', ' '), () => {
      const folder = join(fixtures, name);
      assertGolden(folder, describeReading(readingOf(source, filesClaimed(source, folder))));
    });
  }
}
