import type { Finding, ScanResult, Severity } from '../../model';
import { findingSentences } from '../finding-words';
import type { ReportContext } from '../format';
import { countedSeverity, rank } from '../ranking';
import { count } from '../text/counts';
import { visible } from '../visible';
import { workflowCommand } from './workflow-command';
import type { Annotation } from './workflow-command';

/** GitHub shows the first ten of each type that a step prints (actions/runner, ExecutionContext: _maxCountPerIssueType). */
const SHOWN_PER_TYPE = 10;
/** The runner cuts longer messages (_maxIssueMessageLength), the checks API refuses longer titles. */
const MESSAGE_LIMIT = 4096;
const TITLE_LIMIT = 255;

const TYPES = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<Severity, unknown>;

/**
 * @returns one workflow command a line, what matters most first; in a change what was there before is a notice. Where a
 *          type has more than GitHub shows, its last annotation says how many there are. Empty where there is nothing to say.
 */
export function renderGitHub(result: ScanResult, { failOn }: Pick<ReportContext, 'failOn'>): string {
  const { blocking, weakening, open, before } = rank(result, failOn);
  const annotations = [...blocking, ...weakening, ...open, ...before].map(annotationOf);
  const shown = Object.values(TYPES).flatMap((type) => firstOf(annotations.filter((each) => each.type === type)));
  return shown.map((annotation) => `${workflowCommand(annotation)}\n`).join('');
}

/** @returns one workflow command that says why a run could not do its work */
export function failureAnnotation(message: string): string {
  return workflowCommand({
    type: 'error',
    properties: { title: 'NHI Guard' },
    message: shortened(message, MESSAGE_LIMIT),
  });
}

function annotationOf(finding: Finding): Annotation {
  const { rule, place, isNew } = finding;
  const isOneLine = place.start.line === place.end.line;
  return {
    type: TYPES[countedSeverity(finding)],
    properties: {
      file: place.path,
      line: place.start.line,
      // The runner drops columns that come with more than one line, and says so in the log.
      ...(isOneLine && { col: place.start.column }),
      endLine: place.end.line,
      ...(isOneLine && { endColumn: place.end.column }),
      title: shortened(isNew === true ? `${rule} (new in this change)` : rule, TITLE_LIMIT),
    },
    message: shortened(findingSentences(finding), MESSAGE_LIMIT),
  };
}

/** @param annotations of one type */
function firstOf(annotations: readonly Annotation[]): readonly Annotation[] {
  const [first] = annotations;
  if (first === undefined || annotations.length <= SHOWN_PER_TYPE) return annotations;
  const shown = annotations.slice(0, SHOWN_PER_TYPE - 1);
  const { type } = first;
  const more = count(annotations.length - shown.length, `more ${type}`);
  const message = `GitHub shows ${SHOWN_PER_TYPE} annotations of a type. The step's summary and the other reports name each.`;
  return [...shown, { type, properties: { title: `NHI Guard: ${more}` }, message }];
}

function shortened(text: string, limit: number): string {
  const safe = visible(text);
  return safe.length <= limit ? safe : `${safe.slice(0, limit - 1)}…`;
}
