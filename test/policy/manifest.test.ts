import assert from 'node:assert/strict';
import { goodEntry, manifestSet, placeOf, reference } from '../inventory/builders';
import { judged, lines, secret } from './run';

describe('manifest/invalid', () => {
  it('passes on what the manifest says of itself', () => {
    const place = placeOf('nhi.yaml', 14);
    const remedy = { text: 'write owner: "@acme/web"' };
    const problems = [{ rule: 'manifest/invalid', message: '"owner" needs quotes', place, remedy }] as const;
    const [finding] = judged({ manifests: manifestSet([], { problems }) });
    assert.deepEqual(lines([finding!]), ['error manifest/invalid "owner" needs quotes']);
    assert.deepEqual([finding?.place, finding?.remedy], [place, remedy]);
  });

  it('offers the rule that was meant in policy.severities', () => {
    const severities = new Map([['identity/undeclard', 'off']] as const);
    const place = placeOf('nhi.yaml', 3);
    const findings = judged({ manifests: manifestSet([], { policy: { severities, place } }) });
    assert.deepEqual(lines(findings), [
      'error manifest/invalid policy.severities names identity/undeclard, which is no rule: did you mean identity/undeclared',
    ]);
    assert.equal(findings[0]?.place, place);
  });

  it('knows the rules of detectors, and has a place where the policy has none', () => {
    const severities = new Map([
      ['secret/aws-access-key', 'warning'],
      ['secret/nothing-like-it', 'off'],
    ] as const);
    const findings = judged({ manifests: manifestSet([], { policy: { severities } }) });
    assert.deepEqual(
      findings.map(({ message, place }) => `${place.path}:${place.start.line} ${message}`),
      ['nhi.yaml:1 policy.severities names secret/nothing-like-it, which is no rule'],
    );
  });

  it('cannot be switched off, and says so', () => {
    const problems = [
      { rule: 'manifest/invalid', message: 'broken', place: placeOf('nhi.yaml', 9), remedy: { text: 'mend it' } },
    ] as const;
    const severities = new Map([['manifest/invalid', 'off']] as const);
    assert.deepEqual(lines(judged({ manifests: manifestSet([], { problems, policy: { severities } }) })), [
      'error manifest/invalid The severity of manifest/invalid cannot be changed',
      'error manifest/invalid broken',
    ]);
  });
});

describe('manifest/ambiguous', () => {
  const one = goodEntry('one', ['gha:secret/A_*'], { line: 3 });
  const two = goodEntry('two', ['gha:secret/*_B'], { line: 8 });

  it('fires where a key turns out to be claimed twice', () => {
    const use = reference('gha:secret/A_B');
    const findings = judged({ references: [use], manifests: manifestSet([one, two]) });
    assert.deepEqual(lines(findings), ['error manifest/ambiguous A_B is claimed by one (nhi.yaml) and two (nhi.yaml)']);
    assert.deepEqual(findings[0]?.place, one.place);
    assert.deepEqual(findings[0].related, [two.place, use.place]);
  });

  it('passes where each key has one entry', () => {
    const references = [reference('gha:secret/A_1'), reference('gha:secret/1_B')];
    assert.deepEqual(judged({ references, manifests: manifestSet([one, two]) }), []);
  });
});

describe('policy.severities', () => {
  it('sets, and switches off', () => {
    const severities = new Map([
      ['identity/undeclared', 'info'],
      ['secret/aws-access-key', 'off'],
    ] as const);
    const manifests = manifestSet([], { policy: { severities } });
    assert.deepEqual(
      judged({ secrets: [secret()], references: [reference('gha:secret/X')], manifests }).map(
        ({ rule, severity }) => `${severity} ${rule}`,
      ),
      ['info identity/undeclared'],
    );
  });

  it('also raises what a test path would lower', () => {
    const severities = new Map([['secret/aws-access-key', 'error']] as const);
    const match = secret({ confidence: 'possible', place: placeOf('test/a.ts') });
    assert.equal(
      judged({ secrets: [match], manifests: manifestSet([], { policy: { severities } }) })[0]?.severity,
      'error',
    );
  });
});
