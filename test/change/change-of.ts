import { createHmac } from 'node:crypto';
import type { Finding } from '../../scanner/model';
import { scanChange } from '../../scanner/scan-change';
import type { ChangeInput } from '../../scanner/scan-change';
import { documentsOf, snapshotOf, stripeKey, TODAY } from '../scan/memory';
import type { Files } from '../scan/memory';

const identify = (value: string): string =>
  createHmac('sha256', 'of this run').update(value).digest('hex').slice(0, 12);

/** What changes from one tree to the next, of a merge from several. */
export function change(before: Files | readonly Files[], after: Files, options: Partial<ChangeInput> = {}): Finding[] {
  const [first = {}, ...others] = Array.isArray(before) ? (before as readonly Files[]) : [before as Files];
  const paths = [...new Set([...Object.keys(first), ...Object.keys(after)])].sort();
  const documents = (files: Files) => new Map(documentsOf(files).map((document) => [document.path, document]));
  const [old, fresh] = [documents(first), documents(after)];
  const changes = paths
    .filter((path) => first[path] !== after[path])
    .map((path) => ({
      path,
      ...(old.has(path) && { before: old.get(path)! }),
      ...(others.length > 0 && { otherBefore: others.map((files) => documents(files).get(path)) }),
      ...(fresh.has(path) && { after: fresh.get(path)! }),
    }));
  const changeSet = { changes, before: snapshotOf(first), after: snapshotOf(after) };
  return [...scanChange({ changeSet, today: TODAY, identify, ...options }).findings];
}

/** @returns `path:line rule` of what the change brings */
export const fresh = (findings: readonly Finding[]): string[] =>
  findings.filter(({ isNew }) => isNew).map(({ rule, place }) => `${place.path}:${place.start.line} ${rule}`);

export const KEY = stripeKey(1);
export const line = (key: string): string => `const stripe = '${key}';\n`;
export const uses = (...names: string[]): string =>
  ['on: push', 'jobs:', '  a:', '    permissions: {}', '    steps:', '      - run: make', '        env:']
    .concat(
      names.map((name) => `          ${name}: \${{ secrets.${name} }}`),
      '',
    )
    .join('\n');
export const entry = (id: string, key: string, more = 'owner: web\n    expires: 2031-09-01'): string =>
  `  - id: ${id}\n    ${more}\n    references: ["gha:secret/${key}"]\n`;
export const manifest = (...entries: string[]): string => `version: 1\nidentities:\n${entries.join('')}`;
export const WORKFLOW = '.github/workflows/ci.yml';
