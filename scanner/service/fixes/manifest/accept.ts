import { acceptEntry } from '../../../manifest';
import type { Fixer } from '../site';
import { entryAt, manifestFix, needsExpiry, pathsOf, suggestedEnd } from './manifest-fix';

/** A proposed entry, to one that counts: with its own owner or the suggested one, and an end. */
export const acceptProposal: Fixer = (site, context) => {
  const found = entryAt(site, context);
  if (found?.declaration.status !== 'proposed') return [];
  const { declaration, identity } = found;
  const { id, manifest, owner: written } = declaration;
  const owner = written?.value ?? context.suggestOwner?.(pathsOf(identity))?.owner;
  if (owner === undefined) return [];
  const isEndless = declaration.expires === undefined && (identity === undefined || needsExpiry(identity));
  const expires = isEndless ? suggestedEnd(id, context) : undefined;
  const end = expires ?? declaration.expires?.value;
  return manifestFix(
    context,
    manifest,
    {
      id: 'manifest/accept',
      title: `Accept ${id}: owner ${owner}${end === undefined ? '' : `, until ${end}`} (changes ${manifest})`,
      isSafe: false,
      isPreferred: true,
    },
    (text) =>
      acceptEntry(text, id, { ...(written === undefined && { owner }), ...(expires !== undefined && { expires }) }),
  );
};
