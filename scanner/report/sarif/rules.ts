import type { ReportingDescriptor } from 'sarif';
import type { Finding, Severity } from '../../model';
import type { RuleInfo, RuleLookup } from '../rule-info';
import { levelOf } from './level';

/**
 * GitHub code scanning shows `security-severity` instead of the level: over 7.0 is high, over 4.0 medium, else low
 * (GitHub documentation, "SARIF support for code scanning").
 */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = { error: '8.0', warning: '5.0', info: '2.0' };

/** @returns the rules that the findings name, each once, ascending by id */
export function describeRules(findings: readonly Finding[], lookup: RuleLookup): readonly ReportingDescriptor[] {
  const ids = new Set(findings.map(({ rule }) => rule));
  return [...ids].sort().map((id) => {
    const info = lookup(id);
    return info === undefined ? { id } : describe(info);
  });
}

function describe({ id, title, help, severity, controls }: RuleInfo): ReportingDescriptor {
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: title },
    fullDescription: { text: help },
    help: { text: help },
    defaultConfiguration: { level: levelOf(severity) },
    properties: { tags: ['security', ...controls], 'security-severity': SECURITY_SEVERITY[severity] },
  };
}

/** `secret/aws-access-key` → `SecretAwsAccessKey`, as 3.49.7 asks of a name. */
function pascalCase(id: string): string {
  return id.replace(/(?:^|[^a-z0-9])([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());
}
