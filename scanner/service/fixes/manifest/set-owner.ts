import { setInEntry } from '../../../manifest';
import type { Fixer } from '../site';
import { entryAt, manifestFix, pathsOf } from './manifest-fix';

const RULES: ReadonlySet<string> = new Set(['identity/no-owner', 'identity/owner-left', 'identity/owner-unknown']);

/** Whoever the repository suggests, by CODEOWNERS or by its history, as the owner of an entry without one, or with one that is not there. */
export const setOwner: Fixer = (site, context) => {
  const found = RULES.has(site.rule ?? '') ? entryAt(site, context) : undefined;
  const suggestion = found && context.suggestOwner?.(pathsOf(found.identity));
  if (!found || !suggestion || suggestion.owner === found.declaration.owner?.value) return [];
  const { id, manifest } = found.declaration;
  const { owner, source } = suggestion;
  return manifestFix(
    context,
    manifest,
    {
      id: 'manifest/owner',
      title: `Set the owner of ${id} to ${owner}, as ${source} has it (changes ${manifest})`,
      isSafe: false,
      isPreferred: true,
    },
    (text) => setInEntry(text, id, { owner }),
  );
};
