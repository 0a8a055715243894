import { controlLabel, findRule } from '../policy';
import { detectors } from '../secrets';

/** @returns what there is to say of a rule, as Markdown; undefined where there is no such rule */
export function rulePage(id: string): string | undefined {
  const rule = findRule(id, detectors());
  if (rule === undefined) return undefined;
  const { title, code, severity, meaning, remedy, example, controls } = rule;
  const severities = Object.entries(severity).map(([profile, each]) => `${each} in ${profile}`);
  return [
    `# ${id}`,
    `${title}. \`${code}\`, ${severities.join(', ')}.`,
    meaning,
    `## What to do\n\n${remedy}`,
    `## Instead of\n\n\`\`\`\n${example.bad}\n\`\`\`\n\nwrite\n\n\`\`\`\n${example.good}\n\`\`\``,
    `## Controls\n\n${controls.map((control) => `- ${controlLabel(control)}`).join('\n')}`,
    '',
  ].join('\n\n');
}
