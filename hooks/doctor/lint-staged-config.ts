import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { textAt } from '../install/files';

/** What lint-staged 16 looks for, beside `package.json`. */
const CONFIG = /^(?:\.lintstagedrc(?:\.(?:json|ya?ml|[mc]?[jt]s))?|lint-staged\.config\.[mc]?[jt]s)$/;
const NAMES_NHI = /\bnhi\b/;

/** @param root absolute @returns names of the files that configure lint-staged */
export function lintStagedFiles(root: string): string[] {
  return readdirSync(root).filter((name) => CONFIG.test(name));
}

/** @returns whether lint-staged would call us; undefined where the repository does not configure it */
export function calledByLintStaged(root: string): boolean | undefined {
  const own = lintStagedFiles(root).map((name) => textAt(join(root, name)) ?? '');
  const texts = [...own, ...inPackage(root)];
  return texts.length === 0 ? undefined : texts.some((text) => NAMES_NHI.test(text));
}

function inPackage(root: string): string[] {
  const text = textAt(join(root, 'package.json'));
  if (text === undefined) return [];
  try {
    const config: unknown = (JSON.parse(text) as { 'lint-staged'?: unknown } | null)?.['lint-staged'];
    return config === undefined ? [] : [JSON.stringify(config)];
  } catch {
    // npm itself says what is wrong with it.
    return [];
  }
}
