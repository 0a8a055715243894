// What reading identities costs beside one bare parse of the same files: by the packages that everybody parses them with.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import jsonc from 'jsonc-parser';
import { parseAllDocuments } from 'yaml';
import { loadModule } from '../../scripts/load-module.mjs';

/** Larger files are not read for identities. */
const MOST_BYTES = 1_048_576;

const bareParsers = [
  ['YAML', /\.ya?ml$/, (text) => parseAllDocuments(text, { logLevel: 'silent', uniqueKeys: false }).length],
  ['JSON', /\.json$/, (text) => jsonc.parseTree(text)?.type],
];

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === '.git' || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

/** @returns least milliseconds of a run, the first of which only warms up: of so short a time the rest is the machine's */
function timed(runs, act) {
  act();
  const times = Array.from({ length: runs }, () => {
    const start = process.hrtime.bigint();
    act();
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  return Math.min(...times);
}

/** Prints a row a format: all that the sources of identities do with these files, and what parsing them alone takes. */
export async function identityRows(row, folder, runs) {
  const { identitySources } = await loadModule('scanner/identities/index.ts');
  row(['identities', 'files', 'MB', 'ms', 'bare parse, ms', 'times']);
  for (const [name, pattern, parse] of bareParsers) {
    const files = [...filesBelow(folder)].flatMap((file) => {
      const path = relative(folder, file).split(sep).join('/');
      const sources = pattern.test(path) ? identitySources.filter((source) => source.claims(path)) : [];
      const text = sources.length === 0 ? '' : readFileSync(file, 'utf8');
      return text === '' || text.length > MOST_BYTES ? [] : [{ path, text, sources }];
    });
    if (files.length === 0) continue;
    const ours = timed(runs, () => {
      for (const source of identitySources) {
        const claimed = files.filter(({ sources }) => sources.includes(source));
        const fragments = new Map(claimed.map(({ path, text }) => [path, source.read(path, text)]));
        source.resolve(fragments, () => undefined);
      }
    });
    const bare = timed(runs, () => {
      for (const { text } of files) parse(text);
    });
    const megabytes = files.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
    row([
      `  ${name}`,
      String(files.length),
      megabytes.toFixed(2),
      ours.toFixed(0),
      bare.toFixed(0),
      (ours / bare).toFixed(2),
    ]);
  }
}
