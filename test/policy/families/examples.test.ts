import assert from 'node:assert/strict';
import type { Finding } from '../../../scanner/model';
import { familyRules } from '../../../scanner/policy/families';
import { scanFiles } from '../../scan/memory';

const TODAY = '2030-06-15';

/** A `*` in the name is each of four files. */
function said(file: string, text: string): readonly Finding[] {
  const names = file.includes('*') ? ['a', 'b', 'c', 'd'] : ['*'];
  const files = names.map((name) => [file.replace('*', name), text.replaceAll('*', name)] as const);
  return scanFiles(Object.fromEntries(files), { today: TODAY }).findings;
}

describe('the example of', () => {
  for (const rule of familyRules) {
    const { file, bad, good } = rule.example;
    const findingsIn = (text: string): string[] => said(file, text).flatMap((finding) => finding.rule);

    it(`${rule.id} shows what it fires on, and what it does not`, () => {
      assert.ok(findingsIn(bad).includes(rule.id), `silent on its bad example; said ${findingsIn(bad).join(', ')}`);
      assert.ok(!findingsIn(good).includes(rule.id), 'speaks of its good example');
    });
  }
});
