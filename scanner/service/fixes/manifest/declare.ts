import { proposeEntries } from '../../../inventory';
import { declareEntry } from '../../../manifest';
import type { Fix, GovernedIdentity } from '../../../model';
import { nameOf } from '../../../policy';
import type { FixContext, Fixer } from '../site';
import { namedEdits, needsExpiry, suggestedEnd } from './manifest-fix';
import { manifestFor, proposalEdits } from './propose';

/**
 * An entry for an identity that has none, in the nearest manifest upward: with owner and end where somebody suggests the
 * owner, and as a proposal, which claims nothing.
 */
export const declareIdentity: Fixer = (site, context) => {
  const { key, rule, path } = site;
  const identity = context.inventory.find(({ id, keys }) => key !== undefined && (id === key || keys.includes(key)));
  const isAsked =
    rule === undefined
      ? identity?.state === 'listed' || identity?.state === 'undeclared'
      : rule === 'identity/undeclared';
  if (!identity || !isAsked || identity.declaration !== undefined || isAmbient(identity) || isAnything(identity))
    return [];
  const { manifests } = context;
  const manifest = manifestFor(path, context);
  const [entry] = proposeEntries(
    [{ ...identity, state: 'undeclared' }],
    (paths) => context.suggestOwner?.(paths),
    manifests.declarations.map(({ id }) => id),
  );
  if (entry === undefined) return [];
  const name = nameOf(identity.id);
  const proposal = proposalEdits(path, entry, context);
  const fixes: Fix[] = [];
  if (entry.owner !== undefined)
    fixes.push(...accepted(context, manifest, identity, { ...entry, owner: entry.owner }, name));
  if (proposal !== undefined) {
    fixes.push({
      id: 'manifest/propose',
      title: `Declare ${name} in ${manifest}, as proposed`,
      edits: proposal,
      // It claims neither owner nor end, and warns until somebody accepts it. What nobody asks for is nobody's to write.
      isSafe: rule !== undefined,
      isPreferred: rule !== undefined && fixes.length === 0,
    });
  }
  return fixes;
};

/** `gha:secret/?`: an entry for it would cover every secret there is. */
function isAnything({ id }: GovernedIdentity): boolean {
  return /[/:]\?(?:@|$)/.test(id);
}

function isAmbient({ references }: GovernedIdentity): boolean {
  return references.every(({ duty }) => duty === 'ambient');
}

function accepted(
  context: FixContext,
  manifest: string,
  identity: GovernedIdentity,
  { id, references, owner }: { id: string; references: readonly string[]; owner: string },
  name: string,
): readonly Fix[] {
  const expires = needsExpiry(identity) ? suggestedEnd(id, context) : undefined;
  const make = (text: string | undefined): string =>
    declareEntry(text, { id, references, owner, ...(expires !== undefined && { expires }) });
  const edits = namedEdits(context, manifest, { name: `declare ${references.join(' ')}`, make });
  const end = expires === undefined ? '' : `, until ${expires}`;
  return edits === undefined
    ? []
    : [
        {
          id: 'manifest/declare',
          title: `Declare ${name} in ${manifest}: owner ${owner}${end}`,
          edits,
          // Whether that team answers for it is a question.
          isSafe: false,
          isPreferred: true,
        },
      ];
}
