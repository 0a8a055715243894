import type { ManifestSet } from '../../manifest';
import type { Day, GovernedIdentity, IdentityReference, Place, Profile, Severity } from '../../model';
import { comparePlaces, pathClass } from '../../text';
import type { FindingDraft } from '../../text';
import { draft } from '../severity';
import type { IdentityRule, JudgedIdentity, JudgingContext, Remark } from './identity-rule';
import { familyRules } from './rules';

export interface FamilyContext {
  readonly manifests: ManifestSet;
  readonly profile: Profile;
  readonly today: Day;
}

/**
 * Judges identities by what the code shows of them, whether an entry asks for it or not.
 * @returns one finding for each thing that is amiss, at the words that prove it
 */
export function judgeFamilies(
  inventory: readonly GovernedIdentity[],
  { manifests, profile, today }: FamilyContext,
): FindingDraft[] {
  const { policy } = manifests;
  const context: JudgingContext = { profile, policy, today };
  const isAdopting = policy.adoptUntil !== undefined && today <= policy.adoptUntil;
  const found = new Map<string, FindingDraft>();
  for (const identity of inventory) {
    const references = identity.references.filter((reference) => counts(reference, profile));
    if (references.length === 0) continue;
    const judged: JudgedIdentity = { identity, references };
    for (const rule of familyRules) {
      for (const remark of rule.judge(judged, context)) {
        const finding = findingOf(rule, remark, judged, profile);
        const { place, message } = finding;
        const same = JSON.stringify([rule.id, place.path, place.range, place.start.line, message]);
        if (!found.has(same)) found.set(same, isAdopting ? adopted(finding) : finding);
      }
    }
  }
  return [...found.values()];
}

/**
 * What tests, examples and docs do is no risk outside `strict`, nor is a module as an example calls it; what only may be an
 * identity is none that can be judged, and a workflow runs from the root alone.
 */
function counts({ place: { path }, key, confidence, syntax }: IdentityReference, profile: Profile): boolean {
  if (confidence === 'possible' || (syntax.startsWith('gha.') && NESTED_WORKFLOW.test(path))) return false;
  return profile === 'strict' || (pathClass(path) === 'source' && pathClass(rootOf(key)) === 'source');
}

const NESTED_WORKFLOW = /\/\.(?:github|gitea|forgejo)\/workflows\//;

/** @returns a path in the root module that a key of Terraform begins with; an empty one for other keys */
function rootOf(key: string): string {
  return key.startsWith('tf:') ? key.slice('tf:'.length, key.lastIndexOf('/') + 1) : '';
}

function findingOf(
  rule: IdentityRule,
  { reference, fact, message, remedy, severity, others = [], proofs = [] }: Remark,
  { identity }: JudgedIdentity,
  profile: Profile,
): FindingDraft {
  const { declaration } = identity;
  const place = placeOf(reference, fact?.place);
  const shown = [...proofs.map((proof) => placeOf(reference, proof.place)), ...others.map((other) => other.place)];
  const related = shown.filter((other) => comparePlaces(other, place) !== 0);
  return draft(rule, profile, {
    ...(severity !== undefined && { severity }),
    message,
    place,
    related,
    remedy: { text: remedy ?? asRemedy(rule.remedy) },
    confidence: reference.confidence,
    key: reference.key,
    ...(declaration !== undefined && { declaration: declaration.id }),
  });
}

/** The same blob may stand at several paths; the reference knows its own. */
function placeOf({ place: { path }, place }: IdentityReference, proof: Place | undefined): Place {
  return proof === undefined ? place : { ...proof, path };
}

/** Remedies of findings are clauses behind an arrow. */
function asRemedy(sentence: string): string {
  return sentence.slice(0, 1).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}

/** What only a raised profile asks for is a warning until `adopt_until`. */
function adopted(finding: FindingDraft): FindingDraft {
  const severity: Severity = finding.severity === 'error' ? 'warning' : finding.severity;
  return { ...finding, severity };
}
