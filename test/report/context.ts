import type { ReportContext, RuleInfo } from '../../scanner/report';

const KNOWN_RULE: RuleInfo = {
  id: 'secret/aws-access-key',
  title: 'An AWS access key in the code',
  help: 'Whoever reads the code can use it. Revoke it first.',
  severity: 'error',
  controls: ['ISO/IEC 27001:2022 A.5.17'],
};

/** A run that found something, at a time that is nobody's today. */
export function context(more: Partial<ReportContext> = {}): ReportContext {
  return {
    toolVersion: '1.2.3',
    rules: (id) => (id === KNOWN_RULE.id ? KNOWN_RULE : undefined),
    exit: { code: 1, description: 'findings of severity error or above' },
    failOn: 'error',
    text: { subject: 'tree', color: false, width: 100, all: true, verbose: true, notes: true },
    startedAt: new Date('2031-03-01T10:20:30.400Z'),
    endedAt: new Date('2031-03-01T10:20:31.900Z'),
    ...more,
  };
}
