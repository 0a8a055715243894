import { patternOf } from '../../../inventory';
import { attachKey } from '../../../manifest';
import { nameOf } from '../../../policy';
import type { Fixer } from '../site';
import { manifestFix } from './manifest-fix';

/** A key that an entry very nearly has, to that entry. */
export const attachToNearEntry: Fixer = ({ rule, key, path }, context) => {
  if (rule !== 'identity/undeclared' || key === undefined) return [];
  const found = context.manifests.lookup(key, path);
  if (found.kind !== 'none' || found.near === undefined) return [];
  const { id, manifest } = found.near;
  return manifestFix(
    context,
    manifest,
    {
      id: 'manifest/attach',
      title: `Add ${nameOf(key)} to the entry ${id} (changes ${manifest})`,
      // It may be another identity, or a slip of the hand in the file that uses it.
      isSafe: false,
      isPreferred: false,
    },
    (text) => attachKey(text, id, patternOf(key)),
  );
};
