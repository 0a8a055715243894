import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { githubActions } from '../../../scanner/identities/github-actions';
import type { IdentityReading, Place } from '../../../scanner/model';

const fixtures = path.join(__dirname, 'fixtures');

/** The tables beside the fixtures are read by people before they are committed; `UPDATE_GOLDEN=1` writes them anew. */
const updates = process.env['UPDATE_GOLDEN'] === '1';

function filesUnder(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => path.join(entry.parentPath, entry.name)).sort();
  return new Map(
    paths.map((file) => [path.relative(folder, file).replaceAll(path.sep, '/'), readFileSync(file, 'utf8')]),
  );
}

function read(files: ReadonlyMap<string, string>): IdentityReading {
  const claimed = [...files].filter(([file]) => githubActions.claims(file));
  return githubActions.resolve(
    new Map(claimed.map(([file, text]) => [file, githubActions.read(file, text)])),
    () => undefined,
  );
}

function where(files: ReadonlyMap<string, string>, { path: file, range, start, excerpt }: Place): string {
  const marked = (files.get(file) ?? '').slice(range.start, range.end);
  assert.equal(excerpt.text.slice(excerpt.mark.start, excerpt.mark.end), marked.split('\n', 1)[0]);
  return `${file} ${start.line}:${start.column} «${marked}»`;
}

function table(files: ReadonlyMap<string, string>, { references, notes }: IdentityReading): string {
  const rows = references.map((reference) => {
    const { key, role, kind, provider, credential, duty, confidence, syntax, place } = reference;
    const more = [
      reference.linkedKeys.length > 0 && `with ${reference.linkedKeys.join(' ')}`,
      reference.environment !== undefined && `environment ${reference.environment}`,
      reference.consumer !== undefined && `for ${reference.consumer}`,
      reference.federation !== undefined && `trusting ${reference.federation}`,
      reference.lifetime && `lasts ${reference.lifetime.seconds ?? '?'} s (${reference.lifetime.source})`,
      ...reference.privileges.map(({ fact, level, line }) => `fact ${fact} (${level}, line ${line})`),
    ].filter((text) => text !== false && text !== undefined);
    const row = `${where(files, place)}\n    ${syntax} ${role} ${key}: ${kind} ${provider} ${credential} ${duty} ${confidence}`;
    return [row, ...more].join('\n    ');
  });
  const said = notes.map(({ syntax, message, place }) => `${where(files, place)}\n    note ${syntax}: ${message}`);
  return [...rows, ...said].join('\n') + '\n';
}

describe('what GitHub Actions files name', () => {
  for (const { name } of readdirSync(fixtures, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    it(`in the fixture ${name}`, () => {
      const files = filesUnder(path.join(fixtures, name));
      const found = table(files, read(files));
      const golden = path.join(fixtures, `${name}.txt`);
      if (updates) writeFileSync(golden, found);
      assert.equal(found, readFileSync(golden, 'utf8'));
    });
  }
});
