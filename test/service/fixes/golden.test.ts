import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { randomText, stripeKey } from '../../scan/memory';
import { readCase } from './case';
import type { FixCase } from './case';
import { faultOf, faultsIn, fixed, offersIn } from './offered';

const folder = join(__dirname, 'golden');
const cases = readdirSync(folder).sort();

const stand = (name: string): string => {
  if (name === 'stripe') return stripeKey();
  if (name === 'awsId') return 'AK' + 'IA' + 'QWERTZU7ASDFGH2Y';
  return randomText('abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789', 32, name.length);
};

describe('a fix', () => {
  for (const file of cases) {
    for (const [breaks, lineBreak] of [
      ['line feeds', '\n'],
      ['CRLF', '\r\n'],
    ] as const) {
      it(`${file.replace(/\.txt$/, '').replaceAll('-', ' ')}, with ${breaks}`, () => {
        check(readCase(join(folder, file), lineBreak, stand));
      });
    }
  }
});

function check(example: FixCase): void {
  const { files, path, offset, id, isOffered, after, title, note } = example;
  const offers = offersIn(files, { path, offset });
  const offer = offers.find(({ fix }) => fix.id === id);
  if (!isOffered) {
    assert.equal(offer, undefined);
    return;
  }
  assert.ok(offer, `offered are ${offers.map(({ fix }) => fix.id).join(', ') || 'none'}`);
  const { fix } = offer;
  const result = fixed(files, fix);
  for (const changed of new Set([...Object.keys(after), ...fix.edits.map((edit) => edit.path)])) {
    assert.equal(result[changed], after[changed], changed);
  }
  if (title !== undefined) assert.equal(fix.title, title);
  if (note !== undefined) assert.equal(fix.note, note);
  assertNoSecret(files, fix.title, fix.note ?? '');

  const left = faultsIn(result);
  const known = faultsIn(files);
  const isProposal = (fault: string): boolean => fault.startsWith('identity/proposed ');
  const isNew = (fault: string): boolean => !known.includes(fault) && !isProposal(fault);
  assert.deepEqual(left.filter(isNew), [], 'brings nothing new');
  for (const cured of offers.filter((other) => other.fix.id === id && other.fix.title === fix.title)) {
    if (!cured.finding) continue;
    const fault = faultOf(cured.finding);
    const count = (all: readonly string[]): number => all.filter((each) => each === fault).length;
    assert.ok(count(left) < count(known), `${fault} is gone`);
  }
  const again = offersIn(result, { path, offset });
  assert.ok(!again.some((other) => other.fix.id === id && other.fix.title === fix.title), 'offers nothing more');
}

function assertNoSecret(files: Readonly<Record<string, string>>, ...said: readonly string[]): void {
  const secrets = ['stripe', 'awsId', 'a', 'ab', 'abc']
    .map(stand)
    .filter((value) => Object.values(files).some((text) => text.includes(value)));
  for (const text of said) for (const secret of secrets) assert.ok(!text.includes(secret));
}
