import { identitySources } from '../../../identities';
import { entryId, patternOf } from '../../../inventory';
import type { IdentityReference, TextEdit } from '../../../model';
import { applyEdits } from '../../../text';
import { proposalEdits } from '../manifest/propose';
import type { FixContext } from '../site';
import type { Edit } from '../yaml/pairs';

/**
 * A workflow that signs in by its identity token has an identity that it had not before, and above `starter` that one must be
 * declared.
 * @returns the edits that propose its entry; none where nobody asks for one or it has one
 */
export function entriesFor(
  path: string,
  text: string,
  edits: readonly Edit[],
  context: FixContext,
): readonly TextEdit[] {
  const { manifests } = context;
  if (manifests.policy.profile === 'starter') return [];
  const before = new Set(federated(path, text).map(({ key }) => key));
  const fresh = federated(path, applyEdits(text, edits)).find(
    ({ key }) => !before.has(key) && manifests.lookup(key, path).kind === 'none',
  );
  if (fresh === undefined) return [];
  const suggestion = context.suggestOwner?.([path]);
  const entry = {
    id: entryId(fresh.key, new Set(manifests.declarations.map(({ id }) => id))),
    references: [patternOf(fresh.key)],
    ...(suggestion && { owner: suggestion.owner, ownerSource: suggestion.source }),
    provider: fresh.provider,
    usedBy: [path],
  };
  return proposalEdits(path, entry, context) ?? [];
}

function federated(path: string, text: string): readonly IdentityReference[] {
  const source = identitySources.find(({ id }) => id === 'github-actions');
  const reading = source?.resolve(new Map([[path, source.read(path, text)]]), () => undefined);
  return reading?.references.filter(({ key, duty }) => duty === 'privileged' && key.startsWith('gha:oidc/')) ?? [];
}
