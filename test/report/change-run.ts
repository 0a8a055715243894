import type { ScanResult } from '../../scanner/model';
import { acme, coverage, finding, place, result, skip } from './sample';

/** What a pull request gives that adds a key, weakens the policy and waives something; the rest was there before. */
export function changeRun(): ScanResult {
  const { findings, inventory } = acme();
  const isNewRule = (rule: string): boolean => rule === 'secret/aws-access-key' || rule === 'identity/listed';
  return result({
    inventory,
    findings: [
      ...findings.map((each) => ({ ...each, isNew: isNewRule(each.rule) })),
      finding(place('nhi.yaml', '  profile: starter', 'starter', 3), {
        rule: 'policy/weakened',
        severity: 'warning',
        message: 'The profile goes from standard to starter',
        remedy: { text: 'say why under policy.reason' },
        isNew: true,
      }),
      finding(place('nhi.yaml', '  - rule: secret/generic-secret', 'secret/generic-secret', 40), {
        rule: 'waiver/added',
        severity: 'warning',
        message: 'A waiver of secret/generic-secret until 2031-05-01 is new',
        remedy: { text: 'approve it in review' },
        isNew: true,
      }),
      finding(place('src/new.ts', 'const token = "x"', 'token', 2), {
        rule: 'secret/generic-secret',
        severity: 'warning',
        message: 'A secret may be in the code (possible): (12)',
        isNew: true,
      }),
    ],
  });
}

/** A run over a tree in which one file could not be read. */
export function unreadRun(): ScanResult {
  const skipped = [skip('infra/prod.tf', 'unreadable', { detail: 'permission denied', fatal: true })];
  return result({ coverage: coverage({ skipped }) });
}
