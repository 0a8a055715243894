import { strict as assert } from 'node:assert';
import type { Finding } from '../../scanner/model';
import { compareInventories, isBlocking } from '../../scanner/report';
import { countedSeverity, rank } from '../../scanner/report/ranking';
import { changeRun, unreadRun } from './change-run';
import { acme, declaration, finding, identity, place, result } from './sample';

const rules = (findings: readonly Finding[]): string[] => findings.map(({ rule, severity }) => `${severity} ${rule}`);

describe('the order of findings', () => {
  it('puts first what is new and blocks, then what a change weakens, what is new, what was there', () => {
    const ranking = rank(changeRun(), 'error');
    assert.deepEqual(rules(ranking.blocking), ['error secret/aws-access-key']);
    assert.deepEqual(rules(ranking.weakening), ['warning policy/weakened', 'warning waiver/added']);
    assert.deepEqual(rules(ranking.open), ['warning secret/generic-secret']);
    assert.deepEqual(rules(ranking.before), ['error identity/undeclared', 'warning identity/expires-soon']);
    assert.deepEqual(rules(ranking.notes), ['info identity/listed']);
    assert.deepEqual(rules(ranking.waived), ['warning secret/generic-secret']);
  });

  it('loses no finding, whatever blocks', () => {
    for (const failOn of ['none', 'info', 'warning', 'error'] as const) {
      for (const run of [acme(), changeRun()]) {
        const lists = Object.values(rank(run, failOn)) as Finding[][];
        assert.deepEqual(new Set(lists.flat()), new Set(run.findings));
        assert.equal(lists.flat().length, run.findings.length);
      }
    }
  });

  it('blocks by severity from the threshold on, errors first, a weakened policy before its equals', () => {
    assert.deepEqual(rules(rank(changeRun(), 'warning').blocking), [
      'error secret/aws-access-key',
      'warning policy/weakened',
      'warning waiver/added',
      'warning secret/generic-secret',
    ]);
    assert.deepEqual(rank(changeRun(), 'none').blocking, []);
    assert.ok(rules(rank(acme(), 'info').blocking).includes('info identity/listed'));
  });

  it('never blocks for what is waived or was there before', () => {
    const [one] = acme().findings;
    assert.ok(one !== undefined && isBlocking(one, 'error'));
    assert.ok(!isBlocking({ ...one, isNew: false }, 'info'));
    assert.ok(!isBlocking({ ...one, waived: { reason: 'a sample', until: '2031-05-01' } }, 'info'));
    assert.equal(countedSeverity({ ...one, isNew: false }), 'info');
    assert.equal(countedSeverity({ ...one, isNew: true }), 'error');
  });

  it('keeps the order of the result among equals', () => {
    const findings = ['b', 'a', 'c'].map((path) => finding(place(path, 'x', 'x')));
    assert.deepEqual(rank(result({ findings }), 'error').blocking, findings);
  });

  it('counts a file that could not be read as what blocks, also where nothing else may', () => {
    const [unread, ...others] = rank(unreadRun(), 'none').blocking;
    assert.deepEqual(others, []);
    assert.equal(unread?.rule, 'skipped/unreadable');
    assert.equal(unread.message, 'This file was not read: permission denied');
    assert.equal(unread.place.path, 'infra/prod.tf');
  });
});

describe('the change of an inventory', () => {
  const npm = identity('npm', { keys: ['gha:secret/NPM_TOKEN'] });
  const old = identity('old', { keys: ['gha:secret/OLD_TOKEN'] });

  it('names what comes and what goes', () => {
    assert.deepEqual(compareInventories([old], [npm]), { added: [npm], removed: [old] });
    assert.deepEqual(compareInventories([npm, old], [npm, old]), { added: [], removed: [] });
  });

  it('knows an identity again by a key or by its entry', () => {
    const more = identity('npm-publish', { keys: ['env:NPM_TOKEN', 'gha:secret/NPM_TOKEN'] });
    assert.deepEqual(compareInventories([npm], [more]), { added: [], removed: [] });
    const [before, after] = ['a', 'b'].map((key) => identity('e', { keys: [key], declaration: declaration('e') }));
    assert.deepEqual(compareInventories([before ?? npm], [after ?? npm]), { added: [], removed: [] });
  });

  it('takes an entry that nothing uses for absent', () => {
    const unused = { ...npm, state: 'unused' as const };
    assert.deepEqual(compareInventories([npm], [unused]), { added: [], removed: [npm] });
  });
});
