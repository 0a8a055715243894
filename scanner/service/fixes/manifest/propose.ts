import { governingManifest } from '../../../inventory';
import { proposeEntries } from '../../../manifest';
import type { ProposedEntry } from '../../../manifest';
import { addDays } from '../../../model';
import type { TextEdit } from '../../../model';
import type { FixContext } from '../site';
import { namedEdits } from './manifest-fix';

const NEW_MANIFEST = 'nhi.yaml';
/** As `nhi init` has it: time enough to find out who owns what. */
const ADOPT_DAYS = 90;

/** @returns the manifest that governs a path: the nearest upward, else a new one at the root */
export function manifestFor(path: string, { manifests }: FixContext): string {
  return governingManifest(manifests.manifests, path) ?? NEW_MANIFEST;
}

/**
 * @param path of the file that uses the identity
 * @returns the edits that propose an entry; undefined where the manifest would not take it, or it would count as expired at once:
 *          only the root says until when what is proposed may be
 */
export function proposalEdits(
  path: string,
  entry: ProposedEntry,
  context: FixContext,
): readonly TextEdit[] | undefined {
  const { manifests, today } = context;
  const { adoptUntil, profile } = manifests.policy;
  const manifest = manifestFor(path, context);
  const isRoot = manifest === (manifests.root ?? NEW_MANIFEST);
  if (adoptUntil === undefined ? !isRoot : adoptUntil < today) return undefined;
  const options = isRoot ? { profile, adoptUntil: addDays(today, ADOPT_DAYS) } : {};
  const make = (text: string | undefined): string => proposeEntries(text, [entry], options);
  return namedEdits(context, manifest, { name: `propose ${entry.references.join(' ')}`, make });
}
