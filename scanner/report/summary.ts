import type { GovernanceState, ScanResult, Severity } from '../model';

/** Counts of a result; what a waiver excuses is in `waived` alone. */
export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly waived: number;
  readonly files: number;
  readonly bytes: number;
  readonly identities: Readonly<Record<GovernanceState | 'total', number>>;
}

export function summarise({ findings, inventory, coverage }: ScanResult): Summary {
  const open = findings.filter(({ waived }) => waived === undefined);
  const ofSeverity = (severity: Severity): number => open.filter((finding) => finding.severity === severity).length;
  const inState = (state: GovernanceState): number => inventory.filter((identity) => identity.state === state).length;
  return {
    errors: ofSeverity('error'),
    warnings: ofSeverity('warning'),
    infos: ofSeverity('info'),
    waived: findings.length - open.length,
    files: coverage.files,
    bytes: coverage.bytes,
    identities: {
      total: inventory.length,
      declared: inState('declared'),
      proposed: inState('proposed'),
      undeclared: inState('undeclared'),
      listed: inState('listed'),
      unused: inState('unused'),
    },
  };
}
