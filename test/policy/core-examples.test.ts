import assert from 'node:assert/strict';
import type { Finding } from '../../scanner/model';
import { allRules } from '../../scanner/policy';
import { dutyRules } from '../../scanner/policy/duties';
import { familyRules } from '../../scanner/policy/families';
import { change } from '../change/change-of';
import { scanFiles, stripeKey } from '../scan/memory';
import type { Files } from '../scan/memory';

const WORKFLOW = '.github/workflows/release.yml';
const MANIFEST = 'nhi.yaml';
const KEYS = ['NPM_TOKEN', 'NPM_RELEASE_TOKEN', 'KEY_1', 'KEY_2', 'KEY_3', 'KEY_4', 'KEY_5', 'KEY_6'];
/** Uses what the entries of the examples are for. */
function uses(names: readonly string[]): string {
  const head = [
    'on: push',
    'permissions: {}',
    'jobs:',
    '  a:',
    '    runs-on: x',
    '    steps:',
    '      - run: make',
    '        env:',
  ];
  return [...head, ...names.map((name) => `          ${name}: \${{ secrets.${name} }}`), ''].join('\n');
}

/** Whole files of an example: entries get the file around them, a redacted value becomes a secret that is made now. */
function filesOf(file: string, text: string): Files {
  const said = text.replace(/ {4}\(.*\)$/gm, '').replace(/"sk_live_…\(\d+\)"/g, () => `"${stripeKey()}"`);
  if (file !== MANIFEST) return { [file]: `${said}\n` };
  const isWhole = text.startsWith('version:');
  const head = 'version: 1\npolicy: { adopt_until: 2031-03-01 }\n';
  const body = text.startsWith('- ') ? `identities:\n${said.replaceAll(/^/gm, '  ')}` : `${said}\nidentities: []`;
  const manifest = isWhole ? said : text.startsWith('policy:') ? `version: 1\n${body}` : head + body;
  return { [MANIFEST]: `${manifest}\n`, [WORKFLOW]: uses(isWhole ? ['NPM_TOKEN'] : KEYS) };
}

/** The day that an example speaks of. */
const todayOf = (text: string): string => /today is (\d{4}-\d\d-\d\d)/.exec(text)?.[1] ?? '2031-01-10';

/** What only a change shows is judged as one. */
function findingsOf(rule: string, file: string, text: string): readonly Finding[] {
  const today = todayOf(text);
  const files = filesOf(file, text);
  if (rule === 'policy/weakened') {
    const before = { ...files, [MANIFEST]: String(files[MANIFEST]).replace(/profile: \w+/, 'profile: standard') };
    return change(before, files, { today });
  }
  return rule === 'waiver/added' ? change({}, files, { today }) : scanFiles(files, { today }).findings;
}

describe('the example of', () => {
  const elsewhere = new Set([...familyRules, ...dutyRules].map(({ id }) => id));
  for (const { id, example } of allRules().filter((rule) => !elsewhere.has(rule.id))) {
    it(`${id} shows what it fires on, and what it does not`, () => {
      const { file, bad, good } = example;
      assert.ok(file !== undefined);
      const isThis = ({ rule }: Finding): boolean => rule === id || (id === 'secret/*' && rule.startsWith('secret/'));
      const said = findingsOf(id, file, bad);
      assert.ok(said.some(isThis), `silent on its bad example, which says ${said.map(({ rule }) => rule).join(', ')}`);
      assert.ok(!findingsOf(id, file, good).some(isThis), 'speaks of its good example');
    });
  }
});
