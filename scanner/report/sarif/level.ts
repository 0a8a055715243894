import type { Severity } from '../../model';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** @returns SARIF's word for a severity */
export function levelOf(severity: Severity): 'error' | 'warning' | 'note' {
  return LEVELS[severity];
}
