import type { Fix } from '../../../model';
import type { FixContext, FixSite } from '../site';
import type { Edit } from '../yaml/pairs';
import { entriesFor } from './new-entries';
import { grantIdToken } from './permissions';
import type { Job, Workflow } from './workflow';

/** Rules that a static credential breaks; a reference on its own has none. */
const FAMILIES = /^(?:identity|keyless|credential|secret|entry)\//;

/** @returns whether what was found there may be a credential that can be done without */
export function isAboutCredential({ rule }: FixSite): boolean {
  return rule === undefined || FAMILIES.test(rule);
}

export interface KeylessFix {
  readonly id: string;
  readonly title: string;
  /** Undefined where one of them could not be made. */
  readonly edits: readonly (Edit | undefined)[];
  readonly note: string;
}

/** @returns the fix with the identity token granted to the job; none where any part of it cannot be made */
export function keylessFix(
  { rule }: FixSite,
  context: FixContext,
  workflow: Workflow,
  job: Job,
  { id, title, edits, note }: KeylessFix,
): readonly Fix[] {
  const grant = grantIdToken(workflow, job);
  const made = edits.filter((edit) => edit !== undefined);
  if (grant === undefined || made.length < edits.length || edits.length === 0) return [];
  const { path, text } = workflow;
  const all = [...made, ...grant];
  const entries = entriesFor(path, text, all, context);
  return [
    {
      id,
      title: entries.length === 0 ? title : `${title}, declare it in ${entries[0]?.path ?? ''}`,
      edits: [...all.map((edit) => ({ path, ...edit })), ...entries],
      // Nothing signs in before somebody has set up the trust on the other side.
      isSafe: false,
      // Of an identity that is merely not declared, most people want the entry.
      isPreferred: rule?.startsWith('identity/') !== true,
      note,
    },
  ];
}

/** @returns the last part of a path */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
