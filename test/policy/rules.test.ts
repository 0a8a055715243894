import assert from 'node:assert/strict';
import { controlLabel, allRules, findRule, ruleIds } from '../../scanner/policy';
import { DETECTORS } from './run';

describe('rules', () => {
  for (const rule of [...allRules(), findRule('secret/aws-access-key', DETECTORS)!]) {
    it(`${rule.id} has all that nhi explain prints`, () => {
      assert.match(rule.id, /^[a-z]+\/(?:[a-z][a-z-]*|\*)$/);
      assert.match(rule.code, /^NHI-[A-Z]\d{3}$/);
      for (const text of [rule.title, rule.meaning, rule.remedy, rule.example.bad, rule.example.good])
        assert.ok(text.trim().length > 10, text);
      assert.notEqual(rule.example.bad, rule.example.good);
      for (const profile of ['starter', 'standard', 'strict'] as const)
        assert.ok(['error', 'warning', 'info'].includes(rule.severity[profile]));
      assert.ok(rule.controls.some(({ framework }) => framework === 'ISO/IEC 27001:2022'));
      const labels = rule.controls.map(controlLabel);
      assert.equal(new Set(labels).size, labels.length);
      assert.doesNotMatch(`${rule.title}${rule.remedy}`, /!|nhi (?!init|scan|check|list|explain|allow)[a-z]/);
    });
  }

  it('have one id each', () => {
    const ids = allRules().map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('are found by id, a detector’s with its own remedy', () => {
    assert.equal(findRule('identity/undeclared', DETECTORS)?.code, 'NHI-M001');
    assert.equal(findRule('identity/undeclard', DETECTORS), undefined);
    const rule = findRule('secret/aws-access-key', DETECTORS);
    assert.equal(rule?.code, 'NHI-S001');
    assert.match(rule.remedy, /^Deactivate the key in IAM, then delete it\. \(https:/);
    assert.equal(findRule('secret/*', DETECTORS)?.id, 'secret/*');
  });

  it('may be named exactly, never as a family', () => {
    const ids = ruleIds(DETECTORS);
    assert.ok(ids.includes('secret/aws-access-key') && ids.includes('waiver/unused') && !ids.includes('secret/*'));
    assert.deepEqual(ids, [...ids].sort());
  });
});
