import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Finding, Profile, Waiver } from '../../scanner/model';
import { findRule, ruleIds } from '../../scanner/policy';
import { withFingerprints } from '../../scanner/text';
import type { FindingDraft } from '../../scanner/text';
import { applyWaivers } from '../../scanner/waivers';
import type { WaiverRun } from '../../scanner/waivers';
import { placeOf, POLICY, TODAY } from '../inventory/builders';
import { DETECTORS } from '../policy/run';

const RULE = 'secret/aws-access-key';

function found(details: Partial<FindingDraft> = {}): Finding {
  const draft: FindingDraft = {
    rule: RULE,
    severity: 'error',
    message: 'A key is in the code',
    place: placeOf('src/a.ts', 7, 'key = (20)'),
    remedy: { text: 'take it out' },
    confidence: 'likely',
    related: [],
    ...details,
  };
  return withFingerprints([draft])[0]!;
}

/** Complete, and on the finding's own line. */
function inline(details: Partial<Waiver> = {}): Waiver {
  return {
    form: 'inline',
    rule: RULE,
    until: '2041-08-31',
    reason: 'made up',
    coversLine: 7,
    place: placeOf('src/a.ts', 7),
    ...details,
  };
}

function registered(details: Partial<Waiver> = {}): Waiver {
  return {
    form: 'registered',
    rule: RULE,
    until: '2041-08-31',
    reason: 'vendor moves in August',
    approvedBy: '@acme/security',
    paths: ['src/**'],
    place: placeOf('nhi.yaml', 20),
    ...details,
  };
}

function run(details: Partial<WaiverRun> = {}): WaiverRun {
  const knownRules = () => new Set(ruleIds(DETECTORS));
  return { policy: POLICY, profile: 'starter', today: TODAY, extent: 'whole', knownRules, ...details };
}

function without(waiver: Waiver, field: keyof Waiver): Waiver {
  return Object.fromEntries(Object.entries(waiver).filter(([name]) => name !== field)) as unknown as Waiver;
}

/** What came out: `waived` or the severity, and the rule; messages of waiver findings. */
function outcome(findings: readonly Finding[], waivers: readonly Waiver[], details: Partial<WaiverRun> = {}): string[] {
  return applyWaivers(findings, waivers, run(details)).map(({ rule, severity, waived, message }) =>
    rule.startsWith('waiver/')
      ? `${severity} ${rule} ${message}`
      : `${waived === undefined ? severity : 'waived'} ${rule}`,
  );
}

const STAYS = `error ${RULE}`;
const WAIVED = `waived ${RULE}`;

describe('applyWaivers', () => {
  it('excuses with reason and end, and leaves everything else of the finding as it is', () => {
    const finding = found();
    assert.deepEqual(applyWaivers([finding], [inline()], run()), [
      { ...finding, waived: { reason: 'made up', until: '2041-08-31' } },
    ]);
  });

  it('leaves findings alone where there is no waiver', () => assert.deepEqual(outcome([found()], []), [STAYS]));

  describe('an inline waiver covers', () => {
    it('only its line', () =>
      assert.deepEqual(outcome([found()], [inline({ coversLine: 8 })], { extent: 'partial' }), [STAYS]));
    it('only its file', () => {
      const elsewhere = inline({ place: placeOf('src/b.ts', 7) });
      assert.deepEqual(outcome([found()], [elsewhere], { extent: 'partial' }), [STAYS]);
    });
    it('only its rule', () => {
      const other = inline({ rule: 'secret/generic-password' });
      assert.deepEqual(outcome([found()], [other], { extent: 'partial' }), [STAYS]);
    });
    it('two findings of its rule on one line', () =>
      assert.deepEqual(outcome([found(), found()], [inline()]), [WAIVED, WAIVED]));
    it('its last day', () => assert.equal(outcome([found()], [inline({ until: TODAY })])[0], WAIVED));
  });

  describe('a registered waiver covers', () => {
    const table: readonly (readonly [string, Partial<Waiver>, Partial<FindingDraft>, boolean])[] = [
      ['paths', { paths: ['src/**'] }, {}, true],
      ['no other paths', { paths: ['lib/**'] }, {}, false],
      ['an entry by its id', { identity: 'npm', paths: undefined! }, { declaration: 'npm' }, true],
      ['no other entry', { identity: 'npm', paths: undefined! }, { declaration: 'aws' }, false],
      ['an identity by its key', { identity: 'gha:secret/*', paths: undefined! }, { key: 'gha:secret/X' }, true],
      ['no other key', { identity: 'gha:secret/Y', paths: undefined! }, { key: 'gha:secret/X' }, false],
      ['an identity in some paths', { identity: 'npm', paths: ['lib/**'] }, { declaration: 'npm' }, false],
      ['no other rule', { rule: 'identity/expired' }, {}, false],
    ];
    for (const [title, waiver, finding, isWaived] of table) {
      it(title, () => {
        const { paths, ...rest } = registered(waiver);
        const given = { ...rest, ...(paths === undefined ? {} : { paths }) };
        assert.deepEqual(outcome([found(finding)], [given], { extent: 'partial' }), [isWaived ? WAIVED : STAYS]);
      });
    }
  });

  describe('what is not in order excuses nothing and is a finding', () => {
    const noReason = without(inline(), 'reason');
    const noEnd = without(inline(), 'until');
    const noSubject = without(registered(), 'paths');
    const table: readonly (readonly [string, Waiver, string])[] = [
      ['no reason', noReason, 'error waiver/invalid This waiver gives no reason'],
      ['a blank reason', registered({ reason: ' ' }), 'error waiver/invalid This waiver gives no reason'],
      ['no end', noEnd, 'error waiver/invalid This waiver has no end'],
      [
        'an end that is no day',
        inline({ until: '2041-02-30' }),
        'error waiver/invalid This waiver ends on “2041-02-30”, which is no day (YYYY-MM-DD)',
      ],
      [
        'too far an end',
        inline({ until: '2041-09-14' }),
        'error waiver/invalid This waiver ends on 2041-09-14, 91 days ahead; 90 is the most (2041-09-13)',
      ],
      [
        'an unknown rule',
        inline({ rule: 'secret/aws-acess-key' }),
        'error waiver/invalid This waiver names secret/aws-acess-key, which is no rule (did you mean secret/aws-access-key?)',
      ],
      ['a family', inline({ rule: 'secret/*' }), 'error waiver/invalid This waiver names secret/*, which is no rule'],
      ['no rule', inline({ rule: '' }), 'error waiver/invalid This waiver names no rule'],
      [
        'a rule nobody may waive',
        inline({ rule: 'manifest/invalid' }),
        'error waiver/invalid This waiver names manifest/invalid, and rules of manifest cannot be waived',
      ],
      [
        'a waiver of waivers',
        inline({ rule: 'waiver/unused' }),
        'error waiver/invalid This waiver names waiver/unused, and rules of waiver cannot be waived',
      ],
      [
        'a registered one of everything',
        noSubject,
        'error waiver/invalid This waiver says neither which identity nor which paths',
      ],
      [
        'an end that has passed',
        inline({ until: '2041-06-14' }),
        `error waiver/expired This waiver of ${RULE} ended on 2041-06-14`,
      ],
    ];
    for (const [title, waiver, line] of table) {
      it(title, () => assert.deepEqual(outcome([found()], [waiver]).sort(), [STAYS, line].sort()));
    }

    it('says all that is wrong in one sentence', () => {
      assert.deepEqual(outcome([], [{ form: 'inline', rule: RULE, place: placeOf('src/a.ts'), coversLine: 1 }]), [
        'error waiver/invalid This waiver has no end and gives no reason',
      ]);
    });

    it('takes the policy’s word for how far an end may be', () => {
      const policy = { ...POLICY, waiverDays: 365 };
      assert.deepEqual(outcome([found()], [inline({ until: '2042-06-15' })], { policy }), [WAIVED]);
    });

    it('never excuses a broken manifest, whoever asks', () => {
      const broken = found({ rule: 'manifest/invalid', place: placeOf('nhi.yaml', 3) });
      const waivers = [registered({ rule: 'manifest/invalid', paths: ['**'] })];
      assert.ok(outcome([broken], waivers).includes('error manifest/invalid'));
    });
  });

  describe('by profile', () => {
    const certain = found({ confidence: 'certain' });
    const unapproved = without(registered(), 'approvedBy');
    const table: readonly (readonly [string, Profile, Finding, Waiver, 'waived' | 'stays', string?])[] = [
      ['starter lets an inline one cover a certain secret', 'starter', certain, inline(), 'waived'],
      [
        'standard does not',
        'standard',
        certain,
        inline(),
        'stays',
        'This waiver is inline, and in standard none covers a certain secret: register it',
      ],
      ['standard lets a registered one', 'standard', certain, registered(), 'waived'],
      ['standard lets an inline one cover a likely secret', 'standard', found(), inline(), 'waived'],
      ['starter asks for no approver', 'starter', found(), unapproved, 'waived'],
      [
        'strict takes no inline one',
        'strict',
        found(),
        inline(),
        'stays',
        'This waiver is inline, and strict takes only registered ones',
      ],
      ['strict takes a registered one with an approver', 'strict', certain, registered(), 'waived'],
      [
        'strict takes none without',
        'strict',
        found(),
        unapproved,
        'stays',
        'This waiver names no approver, and strict asks for one',
      ],
    ];
    for (const [title, profile, finding, waiver, result, message] of table) {
      it(title, () => {
        const expected = [result === 'waived' ? WAIVED : STAYS];
        if (message !== undefined) expected.push(`error waiver/invalid ${message}`);
        assert.deepEqual(outcome([finding], [waiver], { profile }).sort(), expected.sort());
      });
    }
  });

  describe('an identity used in many places', () => {
    const uses = [3, 7, 9].map((line) => placeOf('.github/workflows/a.yml', line));
    const undeclared = found({
      rule: 'identity/undeclared',
      place: uses[0]!,
      related: uses.slice(1),
      key: 'gha:secret/X',
    });
    const at = (index: number, until = '2041-08-31'): Waiver =>
      inline({ rule: 'identity/undeclared', coversLine: uses[index]!.start.line, place: uses[index]!, until });

    it('goes on to the uses that are not excused', () => {
      const [finding, ...others] = applyWaivers([undeclared], [at(0)], run());
      assert.deepEqual(others, []);
      assert.equal(finding?.waived, undefined);
      assert.equal(finding?.place, uses[1]);
      assert.deepEqual(finding!.related, [uses[2]]);
      assert.equal(finding?.fingerprint, undeclared.fingerprint);
    });

    it('is waived when all are, until the first of them ends', () => {
      const [finding] = applyWaivers([undeclared], [at(0), at(1, '2041-08-01'), at(2)], run());
      assert.equal(finding?.waived?.until, '2041-08-01');
    });

    it('is waived by one registered waiver', () => {
      const waiver = registered({ rule: 'identity/undeclared', identity: 'gha:secret/X', paths: ['.github/**'] });
      assert.deepEqual(outcome([undeclared], [waiver]), ['waived identity/undeclared']);
    });
  });

  describe('waiver/unused', () => {
    const unused = `warning waiver/unused This waiver of ${RULE} excuses nothing any more`;
    it('fires over the whole repository', () => assert.deepEqual(outcome([], [inline()]), [unused]));
    it('waits over a part', () => assert.deepEqual(outcome([], [inline()], { extent: 'partial' }), []));
    it('takes what covers nothing in docs for text, sound or not', () => {
      const place = placeOf('docs/waivers.md', 7);
      assert.deepEqual(
        outcome([], [inline({ place }), inline({ place, rule: '' }), inline({ place, until: '2040-01-01' })]),
        [],
      );
    });
    it('but not where a finding stands there', () => {
      const place = placeOf('docs/waivers.md', 7);
      assert.equal(outcome([found({ place })], [inline({ place, rule: '' })]).length, 2);
    });
    it('names a second waiver of one line neither', () =>
      assert.deepEqual(outcome([found()], [inline(), registered()]), [WAIVED]));
  });

  describe('waiver/expires-soon', () => {
    it('announces the end of one that excuses something', () => {
      assert.deepEqual(outcome([found()], [inline({ until: '2041-06-27' })]), [
        WAIVED,
        `warning waiver/expires-soon This waiver of ${RULE} ends on 2041-06-27, in 12 days`,
      ]);
    });
    it('not earlier than the policy says', () =>
      assert.deepEqual(outcome([found()], [inline({ until: '2041-07-16' })]), [WAIVED]));
  });

  it('names the excuse that lasts longest', () => {
    const [finding] = applyWaivers([found()], [inline({ until: '2041-07-31' }), registered()], run());
    assert.deepEqual(finding?.waived, { reason: 'vendor moves in August', until: '2041-08-31' });
  });

  it('follows policy.severities for its own findings', () => {
    const severities = new Map([
      ['waiver/unused', 'off'],
      ['waiver/expired', 'warning'],
    ] as const);
    const policy = { ...POLICY, severities };
    assert.deepEqual(outcome([], [inline(), inline({ until: '2041-06-01' })], { policy }), [
      `warning waiver/expired This waiver of ${RULE} ended on 2041-06-01`,
    ]);
  });

  it('reports by rules that are listed, with their severity', () => {
    const waivers = [
      inline({ until: '2041-06-20' }),
      inline({ rule: '' }),
      inline({ until: '2041-01-01' }),
      inline({ coversLine: 99 }),
    ];
    const reported = applyWaivers([found()], waivers, run()).filter(({ rule }) => rule !== RULE);
    assert.equal(new Set(reported.map(({ rule }) => rule)).size, 4);
    for (const { rule, severity } of reported) assert.equal(findRule(rule, DETECTORS)?.severity.starter, severity);
  });

  it('does not depend on the order of findings and waivers', () => {
    const anyLine = fc.constantFrom(1, 2, 3);
    const anyRule = fc.constantFrom(RULE, 'secret/generic-password');
    const anyUntil = fc.constantFrom('2041-06-01', '2041-06-20', '2041-08-31', '2043-01-01');
    const anyFinding = fc
      .record({ rule: anyRule, line: anyLine, confidence: fc.constantFrom('certain', 'likely') })
      .map(({ line, ...rest }) => ({ ...rest, place: placeOf('src/a.ts', line) }));
    const anyWaiver = fc
      .record({ form: fc.constantFrom('inline', 'registered'), rule: anyRule, until: anyUntil, line: anyLine })
      .map(({ form, line, ...rest }) =>
        form === 'inline'
          ? inline({ ...rest, coversLine: line, place: placeOf('src/a.ts', line) })
          : registered({ ...rest, place: placeOf('nhi.yaml', line) }),
      );
    fc.assert(
      fc.property(
        fc.array(anyFinding, { maxLength: 5 }),
        fc.uniqueArray(anyWaiver, { maxLength: 5, selector: ({ form, place }) => `${form}${place.start.line}` }),
        fc.constantFrom('starter', 'standard', 'strict'),
        (drafts, waivers, profile) => {
          const findings = withFingerprints(drafts.map((draft) => found(draft)));
          const result = applyWaivers(findings, waivers, run({ profile }));
          assert.deepEqual(applyWaivers([...findings].reverse(), [...waivers].reverse(), run({ profile })), result);
          // No finding is lost, and none is excused by a day that has passed.
          assert.equal(result.filter(({ rule }) => rule.startsWith('secret/')).length, findings.length);
          for (const { waived } of result) assert.ok(waived === undefined || waived.until >= TODAY);
        },
      ),
      { numRuns: 300 },
    );
  });
});
