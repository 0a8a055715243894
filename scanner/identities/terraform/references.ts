import type { IdentityReference, Place, ReferenceRole } from '../../model';
import { identityOfName } from '../provider';
import { providerOfType, ruleByBlock, ruleOf } from './catalog';
import type { ResourceFacts, ResourceRule, ResourceView } from './catalog';
import type { CredentialAttribute, PlacedBlock } from './fragment';
import type { Located } from './module';
import type { ModuleScope } from './scope';
import { isSwitchedOff } from './switch';
import { resourceView, VARIABLE_TYPE } from './view';

/** @returns what the resources and data sources of one module say, as one call of it sees them */
export function resourceReferences(scope: ModuleScope): readonly IdentityReference[] {
  return [...scope.module.resources].flatMap(([address, located]) => {
    const view = resourceView(address, scope);
    const { path, item } = located;
    return view === undefined || isSwitchedOff(item.block, { scope, path }) ? [] : ofResource(view, address, located);
  });
}

function ofResource(
  view: ResourceView,
  address: string,
  { path, item }: Located<PlacedBlock>,
): readonly IdentityReference[] {
  const type = address.slice(0, address.lastIndexOf('.'));
  const known = ruleOf(type);
  const rule =
    known?.rule ??
    ruleByBlock(
      type,
      item.block.body.blocks.some((block) => block.type === 'identity'),
    );
  const facts = rule?.read?.(view) ?? {};
  const isIdentity = rule !== undefined && facts.isNone !== true;
  const place: Place = { ...item.place, path };
  const found = isIdentity
    ? byRole({ view, rule, facts, place, type, isByName: known?.isByName === true, consumer: address })
    : [];
  return [...found, ...literals(view.key, type, item, path, isIdentity ? rule : undefined)];
}

interface Found {
  readonly view: ResourceView;
  readonly rule: ResourceRule;
  readonly facts: ResourceFacts;
  readonly place: Place;
  readonly type: string;
  readonly isByName: boolean;
  readonly consumer: string;
}

function byRole(found: Found): readonly IdentityReference[] {
  const { view, rule, facts, consumer } = found;
  // To grant the right to stand in for an account is to trust whoever gets it.
  const role = rule.role === 'grants' && (facts.federations ?? []).length > 0 ? 'federates' : rule.role;
  const targets = (rule.of ?? []).flatMap((path) => identitiesAt(view, path)).filter(({ key }) => key !== view.key);
  const own = reference(
    found,
    view.key,
    role,
    targets.map(({ key }) => key),
  );
  if (role === 'defines' || role === 'stores') return [own, ...federations(found, own)];
  if (targets.length === 0) return rule.onlyOf === true ? [] : role === 'federates' ? federatedBy(found, own) : [own];
  return unique(targets).flatMap((target) => {
    const targeted = {
      ...reference(found, target.key, role, facts.linkedKeys ?? []),
      ...kindOf(target, found),
      consumer,
    };
    return role === 'federates' ? federatedBy(found, targeted) : [targeted];
  });
}

function reference(found: Found, key: string, role: ReferenceRole, linked: readonly string[]): IdentityReference {
  const { rule, facts, place, type, isByName } = found;
  const { environment, lifetime, weakness } = facts;
  const privileges = facts.privileges ?? [];
  const isPowerful = privileges.some(({ level }) => level === 'admin' || level === 'privileged');
  const duty = facts.duty ?? rule.duty;
  const linkedKeys = [...new Set([...linked, ...(facts.linkedKeys ?? [])])].filter(
    (other) => other !== key && !other.includes('?'),
  );
  return {
    key,
    linkedKeys,
    role,
    kind: facts.kind ?? rule.kind,
    provider: facts.provider ?? rule.provider,
    credential: facts.credential ?? rule.credential,
    duty: duty === 'found' && isPowerful ? 'privileged' : duty,
    confidence: isByName ? 'likely' : 'certain',
    privileges,
    ...(lifetime && { lifetime }),
    ...(weakness !== undefined && { weakness }),
    ...(environment !== undefined && { environment }),
    syntax: `tf.${type}`,
    place,
  };
}

/** What is granted to an identity is said of an identity of its own kind. */
function kindOf(target: ResourceView, { rule, facts }: Found): Partial<IdentityReference> {
  const known = ruleOf(target.type)?.rule;
  if (known === undefined) return {};
  const isFederation = rule.role === 'federates' || (facts.federations ?? []).length > 0;
  return { kind: known.kind, ...(!isFederation && { credential: facts.credential ?? known.credential }) };
}

/** A role that trusts an identity provider is defined once and federated once for each. */
function federations(found: Found, own: IdentityReference): readonly IdentityReference[] {
  return (found.facts.federations ?? []).map(({ issuer, subject, facts, line }) => ({
    ...own,
    role: 'federates' as const,
    credential: 'keyless' as const,
    privileges: facts.map((fact) => ({ ...fact, line: fact.line === 0 ? line : fact.line })),
    federation: `${issuer} ${subject}`,
    syntax: `${own.syntax}.trust`,
  }));
}

function federatedBy(
  { facts: { federations: all = [] } }: Found,
  own: IdentityReference,
): readonly IdentityReference[] {
  if (all.length === 0) return [own];
  return all.map(({ issuer, subject, facts }) => {
    const privileges = [...own.privileges, ...facts];
    const isWide = facts.some(({ level }) => level === 'privileged' || level === 'admin');
    return {
      ...own,
      privileges,
      federation: `${issuer} ${subject}`,
      duty: isWide ? ('privileged' as const) : own.duty,
    };
  });
}

/** @param path an attribute, or one of a nested block: `configuration.secret` */
function identitiesAt(view: ResourceView, path: string): readonly ResourceView[] {
  const [block = '', attribute] = path.split('.', 2);
  const targets =
    attribute === undefined ? view.targets(block) : view.blocks(block).flatMap((inner) => inner.targets(attribute));
  return targets.filter((target) => target.type === VARIABLE_TYPE || ruleOf(target.type) !== undefined);
}

function unique(views: readonly ResourceView[]): readonly ResourceView[] {
  return [...new Map(views.map((view) => [view.key, view])).values()];
}

/** Credentials that stand in the code itself. */
function literals(
  key: string,
  type: string,
  { credentials }: PlacedBlock,
  path: string,
  rule: ResourceRule | undefined,
): readonly IdentityReference[] {
  return credentials
    .filter(({ isLiteral }) => isLiteral)
    .map((credential) => literal(key, path, credential, rule?.provider ?? providerOfType(type), rule?.kind));
}

/** @returns the reference of a credential in the code */
export function literal(
  key: string,
  path: string,
  { name, place }: Pick<CredentialAttribute, 'name' | 'place'>,
  provider: string,
  kind?: IdentityReference['kind'],
): IdentityReference {
  const named = identityOfName(name);
  return {
    key,
    linkedKeys: [],
    role: 'stores',
    kind: kind === undefined || kind === 'other' ? named.kind : kind,
    provider: named.provider === 'unknown' ? provider : named.provider,
    credential: 'static',
    duty: 'stored',
    confidence: 'likely',
    privileges: [],
    consumer: name,
    syntax: 'tf.literal',
    place: { ...place, path },
  };
}
