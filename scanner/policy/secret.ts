import type { ManifestSet } from '../manifest';
import type { GovernedIdentity, Profile, Remedy, SecretMatch, Severity } from '../model';
import { pathClass } from '../text';
import type { FindingDraft } from '../text';
import { asClause, withArticle } from './phrases';
import { secretRule } from './rules/secret-rules';
import type { DetectorText } from './rules/secret-rules';
import { revocationOf, secretOwners } from './secret-owner';
import type { SecretOwner } from './secret-owner';
import { draft } from './severity';

/** What the judgement of secrets needs beside them. */
export interface SecretContext {
  readonly detectors: ReadonlyMap<string, DetectorText>;
  readonly inventory: readonly GovernedIdentity[];
  readonly manifests: ManifestSet;
  readonly profile: Profile;
}

/** @returns one finding a match; where nhi.yaml knows the identity, its remedy names the owner and the revocation steps */
export function judgeSecrets(secrets: readonly SecretMatch[], context: SecretContext): FindingDraft[] {
  const ownerOf = secretOwners(context.inventory, context.manifests);
  return secrets.map((match) => {
    const detector = context.detectors.get(match.detector) ?? {
      id: match.detector,
      title: match.detector.replaceAll('-', ' '),
    };
    const owner = ownerOf(match);
    return draft(secretRule(detector), context.profile, {
      severity: severityOf(match, context.profile),
      message: messageOf(match, detector),
      place: match.place,
      remedy: remedyOf(detector, owner),
      confidence: match.confidence,
      ...(owner?.isNamed === true ? { declaration: owner.declaration.id, related: [owner.declaration.place] } : {}),
    });
  });
}

function severityOf({ confidence, place }: SecretMatch, profile: Profile): Severity {
  if (confidence === 'certain') return 'error';
  if (confidence === 'possible') return 'warning';
  return profile === 'strict' || pathClass(place.path) === 'source' ? 'error' : 'warning';
}

function messageOf({ confidence, reason, preview }: SecretMatch, { title }: DetectorText): string {
  const how = reason === undefined ? confidence : `${confidence}, ${reason}`;
  const verb = confidence === 'possible' ? 'may be' : 'is';
  return `${withArticle(title)} ${verb} in the code (${how}): ${preview}`;
}

function remedyOf(detector: DetectorText, owner: SecretOwner | undefined): Remedy {
  const command = `nhi explain secret/${detector.id}`;
  const steps = detectorSteps(detector);
  if (owner === undefined) {
    return {
      text:
        steps === undefined
          ? 'take it out; if it was real, revoke it where it was issued'
          : `revoke it first: ${steps}`,
      command,
    };
  }
  const { declaration, isNamed } = owner;
  const who = declaration.owner === undefined ? 'no owner' : `owner ${declaration.owner.value}`;
  const what = revocationOf(declaration) ?? steps;
  return {
    text: `It ${isNamed ? 'belongs' : 'may belong'} to ${declaration.id} (${who}): revoke it first${what === undefined ? '' : `, ${what}`}`,
    command,
  };
}

function detectorSteps({ revoke }: DetectorText): string | undefined {
  if (revoke === undefined) return undefined;
  return revoke.url === undefined ? asClause(revoke.steps) : `${asClause(revoke.steps)} (${revoke.url})`;
}
