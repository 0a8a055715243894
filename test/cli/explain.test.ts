import { strict as assert } from 'node:assert';
import { run } from '../../scanner/cli/run';
import { allRules } from '../../scanner/policy';
import { detectors } from '../../scanner/secrets';
import { fakeHost } from './fake-host';

async function explain(...words: string[]) {
  const host = fakeHost();
  const code = await run(['explain', ...words], host);
  return { code, ...host.printed };
}

describe('nhi explain', () => {
  it('explains every rule and every detector, in lines that can be read', async () => {
    const ids = [...allRules().map(({ id }) => id), ...detectors().map(({ id }) => `secret/${id}`)];
    for (const id of ids) {
      const { code, out } = await explain(id);
      assert.equal(code, 0, id);
      assert.ok(out.startsWith(`${id} (NHI-`), out);
      assert.match(out, /\n\nWhat to do\n {2}\S/, id);
    }
  });

  it('says what it finds, what to do, how it looks and which controls it speaks to', async () => {
    const { out } = await explain('identity/undeclared');
    assert.match(out, /^identity\/undeclared \(NHI-M001\), error\nA machine identity is used/);
    assert.match(out, /\n\nInstead of \(nhi\.yaml\)\n {2}version: 1\n/);
    assert.match(
      out,
      /\nControls it serves, as last revised on \d{4}-\d\d-\d\d\n {2}OWASP .*\n {2}ISO\/IEC 27001:2022 {2}A\.5\.9, A\.5\.16\n/,
    );
  });

  it('guesses what was meant', async () => {
    const said = async (word: string): Promise<string> => (await explain(word)).err;
    assert.equal(
      await said('identity/undeclard'),
      'nhi: there is no rule identity/undeclard: did you mean identity/undeclared?\n',
    );
    assert.equal(await said('undeclared'), 'nhi: there is no rule undeclared: did you mean identity/undeclared?\n');
    assert.match(
      await said('frobnicate/all'),
      /^nhi: there is no rule frobnicate\/all: families are .*identity.*secret/,
    );
    assert.equal((await explain('nothing')).code, 2);
  });

  it('needs a rule', async () => {
    const { code, err } = await explain();
    assert.deepEqual([code, err], [2, 'nhi: nhi explain needs a rule, for example identity/undeclared\n']);
  });
});
