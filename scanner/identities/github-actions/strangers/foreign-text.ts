import type { Range } from '../../../model';
import { itemsOf, locate, pairAt, scalarAt, type YamlNode, type YamlScalar } from '../../yaml';
import { embeddedExpressions } from '../embedded';
import { parseExpression, type Expression } from '../expression';
import { isGuarded } from '../guard';

const REQUEST =
  /^head_ref$|^event\.pull_request\.(?:title|body|head\.(?:ref|label|repo\.(?:default_branch|description|homepage)))$/;
const ISSUE = /^event\.(?:issue\.(?:title|body)|comment\.body)$/;
const DISCUSSION = /^event\.(?:discussion\.(?:title|body)|comment\.body)$/;

/**
 * What anybody may write, behind `github.`, by the events that bring it in the name of the repository (docs.github.com,
 * "Script injections"). A pull request of a fork under `pull_request` has neither secrets nor a token that writes.
 */
const TEXTS: Readonly<Record<string, RegExp>> = {
  pull_request_target: REQUEST,
  workflow_run:
    /^event\.workflow_run\.(?:head_branch|display_title|head_commit\.(?:message|author\.(?:name|email))|pull_requests\.[^.]*\.head\.ref)$/,
  issues: ISSUE,
  issue_comment: ISSUE,
  discussion: DISCUSSION,
  discussion_comment: DISCUSSION,
};

/** Functions and comparisons give no text of a stranger's on. */
const TESTS: ReadonlySet<string> = new Set(['contains', 'startswith', 'endswith', 'hashfiles']);

/** Words of a stranger's in a script. */
export interface ForeignText {
  readonly range: Range;
  /** `github.event.issue.title` */
  readonly words: string;
}

/**
 * Expressions of a job that write what a stranger typed into a script, which then runs it.
 * @param triggers of the workflow
 */
export function foreignTexts(document: string, job: YamlNode, triggers: readonly string[]): readonly ForeignText[] {
  const texts = triggers.flatMap((name) => TEXTS[name] ?? []);
  if (texts.length === 0) return [];
  return itemsOf(pairAt(job, 'steps')?.value).flatMap((step) => {
    const script = isGuarded(step) ? undefined : scriptOf(step);
    return script === undefined ? [] : textsIn(document, script, texts);
  });
}

function scriptOf(step: YamlNode): YamlScalar | undefined {
  const isScript = /^actions\/github-script(?:@|$)/i.test(scalarAt(step, 'uses')?.value ?? '');
  return isScript ? scalarAt(pairAt(step, 'with')?.value, 'script') : scalarAt(step, 'run');
}

function textsIn(document: string, script: YamlScalar, texts: readonly RegExp[]): readonly ForeignText[] {
  const located = locate(document, script);
  const { text } = located;
  return embeddedExpressions(text).flatMap(({ from, to }) => {
    const words = parseExpression(text, from, to).flatMap((expression) => wordsOf(expression));
    const found = words.find((each) => texts.some((form) => form.test(each)));
    if (found === undefined) return [];
    const untrimmed = text.slice(from, to);
    const start = from + untrimmed.length - untrimmed.trimStart().length;
    return [
      {
        range: { start: located.offsetAt(start), end: located.offsetAt(from + untrimmed.trimEnd().length - 1) + 1 },
        words: `github.${found}`,
      },
    ];
  });
}

/** @returns what the expression may give on, behind `github.` */
function wordsOf(expression: Expression): readonly string[] {
  switch (expression.type) {
    case 'literal':
      return [];
    case 'call':
      return TESTS.has(expression.name) ? [] : expression.arguments.flatMap(wordsOf);
    case 'operation':
      return /^(?:\|\||&&)$/.test(expression.operator) ? expression.operands.flatMap(wordsOf) : [];
    case 'path':
      return expression.root === 'github'
        ? [expression.steps.map((step) => (step.type === 'name' ? step.name : '*')).join('.')]
        : [];
  }
}
