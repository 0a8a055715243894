import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { programFolder } from '../program-folder';

/** Where a rule is explained; undefined where no page of it came with the program. */
export type RuleAddress = (rule: string) => string | undefined;

/** @returns addresses of the pages beside the program: those of a hook's copy are not there */
export function rulePages(program = programFolder()): RuleAddress {
  const pages = new Map<string, string | undefined>();
  return (rule) => {
    const [family = ''] = rule.split('/');
    if (!pages.has(family)) pages.set(family, addressOf(family, program));
    return pages.get(family);
  };
}

function addressOf(family: string, program: string | undefined): string | undefined {
  if (program === undefined) return undefined;
  const file = join(program, '..', 'docs', 'rules', `${family}.md`);
  return existsSync(file) ? pathToFileURL(file).href : undefined;
}
