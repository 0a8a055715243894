import { isSecret } from '../../scanner';
import type { Problem } from '../gate/judgement';

/** @returns `this commit adds 2 secrets and uses an identity that nobody has declared` */
export function headline(problems: readonly Problem[], subject: string): string {
  const count = (test: (problem: Problem) => boolean): number => problems.filter(test).length;
  const secrets = count(({ finding }) => isSecret(finding));
  const undeclared = count(({ finding }) => finding.rule === 'identity/undeclared');
  const manifest = count(({ finding }) => /^(?:manifest|waiver)\//.test(finding.rule));
  const entries = problems.length - secrets - undeclared - manifest;
  const parts = [
    ...(secrets > 0 ? [`adds ${secrets === 1 ? 'a secret' : `${secrets} secrets`}`] : []),
    ...(undeclared > 0
      ? [`uses ${undeclared === 1 ? 'an identity' : `${undeclared} identities`} that nobody has declared`]
      : []),
    ...(manifest > 0 ? ['leaves nhi.yaml or a waiver out of order'] : []),
    ...(entries > 0 ? [`touches ${entries === 1 ? 'an identity' : `${entries} identities`} without owner or end`] : []),
  ];
  const last = parts.pop() ?? 'is stopped';
  return parts.length === 0 ? `${subject} ${last}.` : `${subject} ${parts.join(', ')} and ${last}.`;
}
