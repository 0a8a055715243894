import { join } from 'node:path';
import { textAt } from '../install/files';

/** What the pre-commit framework is told to run. */
export interface FrameworkConfig {
  readonly namesNhi: boolean;
  /** Ids of all its hooks. */
  readonly ids: readonly string[];
}

/** Read by the line: the file is nobody's data here, and one key of one form is all that is asked. */
const HOOK_ID = /^[ \t]*(?:-[ \t]+)?id:[ \t]*["']?([\w.-]+)/gm;

/** @param root absolute @returns undefined where the repository does not use it */
export function frameworkConfig(root: string): FrameworkConfig | undefined {
  const text = textAt(join(root, '.pre-commit-config.yaml'));
  if (text === undefined) return undefined;
  const ids = [...text.matchAll(HOOK_ID)].map(([, id = '']) => id);
  return { ids, namesNhi: ids.includes('nhi') };
}
