import assert from 'node:assert/strict';
import { judgeNotes } from '../../scanner/policy/notes';
import { indexLines, placeAt } from '../../scanner/text';

describe('what identity sources remark', () => {
  it('is information at its place, in a sentence', () => {
    const place = placeAt('ci.yml', indexLines('a secret nobody can name'), { start: 2, end: 8 });
    const [finding] = judgeNotes([{ syntax: 'gha.secret-dynamic', message: 'the name is computed', place }], 'strict');
    assert.equal(finding?.rule, 'identity/note');
    assert.equal(finding.severity, 'info');
    assert.equal(finding.message, 'The name is computed');
    assert.deepEqual(finding.place, place);
  });
});
