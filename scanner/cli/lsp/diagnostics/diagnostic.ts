import type { Diagnostic } from '../protocol';
import type { Finding, Severity } from '../../../model';
import type { View } from '../../../service';
import type { Root, Roots } from '../roots';
import type { RuleAddress } from '../rule-address';
import type { Lines, Wire } from '../wire';

const SEVERITIES: Readonly<Record<Severity, Diagnostic['severity']>> = { error: 1, warning: 2, info: 3 };
/** Editors show no more of one file. */
const MAX_PER_FILE = 1_000;

/** What turns a root's findings into what its client shows. */
export interface DiagnosticContext {
  readonly wire: Wire;
  readonly roots: Roots;
  readonly root: Root;
  /** Whether the client shows further places of a finding. */
  readonly showsRelated: boolean;
  /** Absent where the client does not link codes. */
  readonly addressOf?: RuleAddress;
}

/**
 * @param view of the text that the findings are in
 * @param isCut whether there are more than these findings
 * @returns the worst thousand, the range exactly what is meant; before them a word where there are more
 */
export function diagnosticsOf(
  view: Lines,
  findings: readonly Finding[],
  context: DiagnosticContext,
  isCut = false,
): Diagnostic[] {
  const shown = capped(findings);
  const diagnostics = shown.map((finding) => diagnosticOf(view, finding, context));
  return isCut || shown.length < findings.length ? [moreThan(shown.length), ...diagnostics] : diagnostics;
}

/** @returns whether the engine found more in a document than it reports */
export function isCutShort(view: Pick<View, 'skip'>, path: string): boolean {
  return view.skip(path)?.reason === 'too-many-findings';
}

/** Whoever mends what is shown sees the rest come up; until then a person should know of it. */
function moreThan(count: number): Diagnostic {
  const top = { line: 0, character: 0 };
  const message = `There is more in this file than the ${count} findings that are shown`;
  return { range: { start: top, end: top }, severity: SEVERITIES.info, source: 'nhi', message };
}

function diagnosticOf(view: Lines, finding: Finding, context: DiagnosticContext): Diagnostic {
  const { rule, severity, message, place } = finding;
  const href = context.addressOf?.(rule);
  return {
    range: context.wire.spot(view, place),
    severity: SEVERITIES[severity],
    code: rule,
    ...(href !== undefined && { codeDescription: { href } }),
    source: 'nhi',
    message,
    ...(context.showsRelated && { relatedInformation: relatedTo(view, finding, context) }),
  };
}

function relatedTo(
  view: Lines,
  { related, place }: Finding,
  { wire, roots, root }: DiagnosticContext,
): NonNullable<Diagnostic['relatedInformation']> {
  return related.flatMap((other) => {
    const uri = roots.uriOf(root, other.path);
    if (uri === undefined) return [];
    const isEntry = /(?:^|\/)nhi[^/]*\.ya?ml$/.test(other.path) && other.path !== place.path;
    return { location: { uri, range: wire.spot(view, other) }, message: isEntry ? 'its entry' : 'also used here' };
  });
}

/** The worst come first where there are too many. */
function capped(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MAX_PER_FILE) return findings;
  return findings.toSorted((a, b) => SEVERITIES[a.severity] - SEVERITIES[b.severity]).slice(0, MAX_PER_FILE);
}
