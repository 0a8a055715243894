import { UsageError } from '../model';
import { findRule, ruleIds, RULES_REVISED } from '../policy';
import type { Control, Rule } from '../policy';
import { wrap } from '../report';
import { detectors } from '../secrets';
import { nearestWord } from '../text';
import type { Command } from './commands';
import { widthFor } from './deliver';

/** Long lines of prose are hard to read. */
const PROSE_COLUMNS = 100;

/** `nhi explain RULE`: what it finds, why it matters, what to do. */
export const explainCommand: Command = ({ words: [id] }, host) => {
  if (id === undefined) throw new UsageError('nhi explain needs a rule, for example identity/undeclared');
  const known = detectors();
  const rule = findRule(id, known);
  if (rule === undefined) throw unknownRule(id, ruleIds(known));
  host.out.write(explanation(rule, Math.min(PROSE_COLUMNS, widthFor(host))));
  return Promise.resolve(0);
};

function unknownRule(id: string, ids: readonly string[]): UsageError {
  const near = nearestWord(id, ids) ?? ids.find((each) => each.split('/')[1] === id);
  const families = [...new Set(ids.map((each) => each.split('/')[0] ?? each))].join(', ');
  const hint = near === undefined ? `families are ${families}` : `did you mean ${near}?`;
  return new UsageError(`there is no rule ${id}: ${hint}`);
}

/** @returns the rule in paragraphs, for a person */
export function explanation(rule: Rule, width: number): string {
  const prose = (text: string): string => wrap(text, width, Infinity).join('\n');
  const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ');
  const { id, code, title, meaning, remedy, example, controls } = rule;
  const where = example.file === undefined ? '' : ` (${example.file})`;
  const paragraphs = [
    `${id} (${code}), ${severityText(rule)}\n${prose(`${title}.`)}`,
    prose(meaning),
    `What to do\n${indented(wrap(remedy, width - 2, Infinity).join('\n'))}`,
    `Instead of${where}\n${indented(example.bad)}\nwrite\n${indented(example.good)}`,
    `Controls it serves, as last revised on ${RULES_REVISED}\n${indented(wrapEach(controlLines(controls), width - 2))}`,
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

/** One line a framework: `ISO/IEC 27001:2022 A.5.17, A.8.12`. */
function controlLines(controls: readonly Control[]): readonly string[] {
  const frameworks = [...new Set(controls.map(({ framework }) => framework))];
  return frameworks.map((framework) => {
    const ids = controls.filter((control) => control.framework === framework).map(({ id }) => id);
    return `${framework}  ${ids.join(', ')}`;
  });
}

function wrapEach(lines: readonly string[], width: number): string {
  return lines.flatMap((line) => wrap(line, width, Infinity)).join('\n');
}

/** `error`, or `warning; error in strict`. */
function severityText({ severity: { starter, standard, strict } }: Rule): string {
  const others = [
    ...(standard === starter ? [] : [`${standard} in standard`]),
    ...(strict === starter ? [] : [`${strict} in strict`]),
  ];
  return [starter, ...others].join('; ');
}
