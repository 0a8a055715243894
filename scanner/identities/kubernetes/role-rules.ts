import type { PrivilegeLevel } from '../../model';
import { itemsOf, scalarAt, valueAt } from '../yaml';
import type { YamlNode } from '../yaml';

/** What a Role or ClusterRole allows, in the words of a privilege fact. */
export interface RoleFact {
  readonly fact: string;
  readonly level: PrivilegeLevel;
}

/** Verbs that lead to any right there is: kubernetes.io/docs, "Role Based Access Control Good Practices". */
const ESCALATING = ['escalate', 'bind', 'impersonate'];
const WRITING: ReadonlySet<string> = new Set([
  'create',
  'update',
  'patch',
  'delete',
  'deletecollection',
  'approve',
  'sign',
]);
/** Creating one of these runs code as another identity, or mints its token. */
const TAKING_OVER: ReadonlySet<string> = new Set([
  'pods/exec',
  'pods/attach',
  'serviceaccounts/token',
  'nodes/proxy',
  'pods/ephemeralcontainers',
]);

const MOST_FACTS = 6;

/** @returns at most six facts, the gravest first */
export function factsOfRules(role: YamlNode): readonly RoleFact[] {
  const facts = itemsOf(valueAt(role, 'rules')).flatMap((rule) => factsOfRule(rule));
  const aggregates =
    valueAt(role, 'aggregationRule') === undefined
      ? []
      : [{ fact: 'aggregates other roles', level: 'unknown' as const }];
  const unique = new Map([...facts, ...aggregates].map((fact) => [fact.fact, fact]));
  return [...unique.values()].sort((a, b) => gravity(b) - gravity(a)).slice(0, MOST_FACTS);
}

const ORDER: readonly PrivilegeLevel[] = ['none', 'unknown', 'read', 'write', 'privileged', 'admin'];

function gravity({ level }: RoleFact): number {
  return ORDER.indexOf(level);
}

function factsOfRule(rule: YamlNode): readonly RoleFact[] {
  const verbs = wordsAt(rule, 'verbs');
  const resources = wordsAt(rule, 'resources');
  if (verbs.length === 0 || resources.length === 0) return [];
  const does = (...any: readonly string[]): boolean => verbs.includes('*') || any.some((verb) => verbs.includes(verb));
  const isAll = resources.includes('*');
  const onWhat = resources.slice(0, 4).join(', ') + (resources.length > 4 ? ', …' : '');
  if (verbs.includes('*') && isAll) return [{ fact: 'every verb on every resource', level: 'admin' }];
  const escalating = ESCALATING.filter((verb) => verbs.includes(verb));
  if (escalating.length > 0) return [{ fact: `${escalating.join(', ')} ${onWhat}`, level: 'admin' }];
  const found: RoleFact[] = [];
  if ((isAll || resources.includes('secrets')) && does('get', 'list', 'watch'))
    found.push({ fact: 'reads secrets', level: 'privileged' });
  const taken = resources.filter((resource) => TAKING_OVER.has(resource));
  if (taken.length > 0 && does('create', 'get'))
    found.push({ fact: `creates ${taken.join(', ')}`, level: 'privileged' });
  if (verbs.includes('*')) return [...found, { fact: `every verb on ${onWhat}`, level: 'privileged' }];
  const writes = verbs.filter((verb) => WRITING.has(verb));
  if (isAll)
    return [...found, { fact: `${verbs.join(', ')} every resource`, level: writes.length > 0 ? 'privileged' : 'read' }];
  if (writes.length > 0 && taken.length < resources.length)
    return [...found, { fact: `${writes.join(', ')} ${onWhat}`, level: 'write' }];
  return found.length > 0 ? found : [{ fact: `${verbs.join(', ')} ${onWhat}`, level: 'read' }];
}

function wordsAt(rule: YamlNode, field: string): readonly string[] {
  return itemsOf(valueAt(rule, field)).flatMap((item) => scalarAt(item)?.value ?? []);
}

/** Roles that every cluster has: kubernetes.io/docs, "User-facing roles". */
const BUILT_IN: Readonly<Record<string, PrivilegeLevel>> = {
  'cluster-admin': 'admin',
  admin: 'privileged',
  edit: 'write',
  view: 'read',
};

/** @returns what a role that the cluster itself defines allows; undefined for others */
export function levelOfBuiltIn(role: string): PrivilegeLevel | undefined {
  return Object.hasOwn(BUILT_IN, role) ? BUILT_IN[role] : undefined;
}
