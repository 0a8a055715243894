import assert from 'node:assert/strict';
import { waiverLines } from '../../hooks/message/waiver-lines';
import { WAIVER_MARKER } from '../../scanner/waivers/marker-hit';
import { finding, place } from '../report/sample';

describe('the waiver that a refusal offers', () => {
  const secret = finding(place('src/a.ts', 'x', 'x'), { rule: 'secret/jwt', confidence: 'likely' });

  it('ends as late as the policy allows, and never later than in a quarter', () => {
    for (const [waiverDays, until] of [
      [30, '2031-03-31'],
      [90, '2031-05-30'],
      [365, '2031-05-30'],
    ] as const) {
      const { lines } = waiverLines(secret, { profile: 'starter', waiverDays }, '2031-03-01');
      assert.deepEqual(lines, [`// ${WAIVER_MARKER} secret/jwt until ${until}: <why>`]);
    }
  });

  it('is one that the profile takes', () => {
    const offered = (profile: 'standard' | 'strict', confidence: 'certain' | 'likely'): string => {
      const { where, lines } = waiverLines({ ...secret, confidence }, { profile, waiverDays: 90 }, '2031-03-01');
      return `${where} ${lines.some((line) => line.includes('approved_by')) ? 'with' : 'without'} approver`;
    };
    assert.equal(offered('standard', 'likely'), 'on the line above without approver');
    assert.equal(offered('standard', 'certain'), 'in nhi.yaml, under waivers: without approver');
    assert.equal(offered('strict', 'likely'), 'in nhi.yaml, under waivers: with approver');
  });
});
