import type { Finding, Severity } from '../../model';

/** So many of one rule say one thing: that the rule met a habit, not an accident. */
const COLLAPSE_FROM = 20;

/** What a text report shows and what it only counts. */
export interface Selection {
  /** In the report's order. */
  readonly shown: readonly Finding[];
  readonly collapsed: readonly Collapsed[];
  readonly notes: number;
  readonly waived: number;
}

/** Findings of one rule and severity of which only the first is shown. */
export interface Collapsed {
  readonly rule: string;
  readonly severity: Severity;
  /** All but the one shown. */
  readonly rest: readonly Finding[];
}

export interface SelectionOptions {
  /** Each finding, however many, notes too. */
  readonly all: boolean;
  /** Whether findings of severity `info` are shown without `all`. */
  readonly notes: boolean;
}

/** Notes are the inventory's business and waived findings their waivers': both are counted, not shown. */
export function select(findings: readonly Finding[], { all, notes }: SelectionOptions): Selection {
  const open = findings.filter((finding) => finding.waived === undefined);
  const visible = all || notes ? open : open.filter(({ severity }) => severity !== 'info');
  const groups = new Map<string, Finding[]>();
  for (const finding of visible) {
    const key = `${finding.severity} ${finding.rule}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  const collapsed: Collapsed[] = [];
  const hidden = new Set<Finding>();
  for (const [first, ...rest] of groups.values()) {
    if (all || first === undefined || rest.length + 1 < COLLAPSE_FROM) continue;
    collapsed.push({ rule: first.rule, severity: first.severity, rest });
    for (const finding of rest) hidden.add(finding);
  }
  return {
    shown: visible.filter((finding) => !hidden.has(finding)),
    collapsed,
    notes: open.length - visible.length,
    waived: findings.length - open.length,
  };
}
