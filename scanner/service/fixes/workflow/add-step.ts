import { lineBreakOf, lineStart } from '../yaml/lines';
import type { Edit } from '../yaml/pairs';
import type { Step } from './workflow';

/**
 * @param lines of the new step, its dash included
 * @returns an edit that puts it before a step; undefined where the step's line begins otherwise than with its dash
 */
export function addStep(text: string, { node }: Step, lines: readonly string[]): Edit | undefined {
  const line = lineStart(text, node.range.start);
  const indent = /^ *(?=- +$)/.exec(text.slice(line, node.range.start))?.[0];
  if (indent === undefined) return undefined;
  const start = behindComments(text, line);
  const put = lines.map((each) => indent + each + lineBreakOf(text)).join('');
  return { range: { start, end: start }, text: put };
}

/** @returns the first of the comment lines right above, which belong to what is below */
function behindComments(text: string, line: number): number {
  let start = line;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    if (!/^[ \t]*#/.test(text.slice(above, start))) break;
    start = above;
  }
  return start;
}
