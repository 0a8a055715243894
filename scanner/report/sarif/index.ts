import type { Log } from 'sarif';
import type { ScanResult } from '../../model';
import { machineText } from '../machine-text';
import type { RuleLookup } from '../rule-info';
import { describeInvocation } from './invocation';
import type { ExitInfo } from './invocation';
import { describeResults, mostSevere, ROOT } from './results';
import { describeRules } from './rules';

export type { ExitInfo } from './invocation';

export interface SarifOptions {
  /** Of this program, `major.minor.patch`. */
  readonly toolVersion: string;
  readonly rules: RuleLookup;
  readonly exit: ExitInfo;
}

/** @returns a SARIF 2.1.0 log of one run; without times, so that the same result gives the same bytes */
export function renderSarif(result: ScanResult, { toolVersion, rules, exit }: SarifOptions): string {
  const findings = mostSevere(result.findings);
  const descriptors = describeRules(findings, rules);
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'NHI Guard', version: toolVersion, semanticVersion: toolVersion, rules: [...descriptors] },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository' } } },
        invocations: [describeInvocation(result.coverage, exit, result.findings.length - findings.length)],
        results: describeResults(
          findings,
          descriptors.map(({ id }) => id),
        ),
        properties: { today: result.today, profile: result.profile },
      },
    ],
  };
  return machineText(log);
}
