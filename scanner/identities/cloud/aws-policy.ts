import type { PrivilegeFact, PrivilegeLevel } from '../../model';
import { structured } from './json-value';
import { itemsIn, knownText, textsIn, valueUnder } from './value';
import type { CloudText, CloudValue } from './value';

/** A statement of an IAM policy document (docs.aws.amazon.com, "IAM JSON policy element reference"). */
export interface PolicyStatement {
  readonly isAllowed: boolean;
  readonly actions: readonly CloudText[];
  /** `NotAction`: everything but `actions`. */
  readonly isInverted: boolean;
  readonly resources: readonly CloudText[];
  readonly principals: readonly Principal[];
  readonly conditions: readonly PolicyCondition[];
  readonly line: number;
}

export interface Principal {
  /** `AWS`, `Service`, `Federated`, `*`. */
  readonly type: string;
  readonly value: CloudText;
}

export interface PolicyCondition {
  /** `StringLike`. */
  readonly operator: string;
  /** `token.actions.githubusercontent.com:sub`. */
  readonly key: string;
  readonly values: readonly CloudText[];
  readonly line: number;
}

/** @param document a policy as a map, or as JSON in a text */
export function readPolicy(document: CloudValue | undefined): readonly PolicyStatement[] {
  return itemsIn(valueUnder(structured(document), 'Statement', true)).flatMap((statement) => {
    if (statement.type !== 'map') return [];
    const part = (name: string): CloudValue | undefined => valueUnder(statement, name, true);
    const effect = part('Effect');
    return [
      {
        isAllowed: knownText(effect)?.toLowerCase() !== 'deny',
        actions: textsIn(part('Action') ?? part('NotAction')),
        isInverted: part('Action') === undefined && part('NotAction') !== undefined,
        resources: textsIn(part('Resource')),
        principals: principalsIn(part('Principal')),
        conditions: conditionsIn(part('Condition')),
        line: statement.line,
      },
    ];
  });
}

function principalsIn(value: CloudValue | undefined): readonly Principal[] {
  if (value?.type === 'text') return [{ type: value.value === '*' ? '*' : 'AWS', value }];
  if (value?.type !== 'map') return [];
  return value.members.flatMap(({ name, value: of }) => textsIn(of).map((text) => ({ type: name, value: text })));
}

function conditionsIn(value: CloudValue | undefined): readonly PolicyCondition[] {
  if (value?.type !== 'map') return [];
  return value.members.flatMap(({ name: operator, value: keys }) =>
    keys.type === 'map'
      ? keys.members.map(({ name: key, value: values, line }) => ({ operator, key, values: textsIn(values), line }))
      : [],
  );
}

/** Facts shown of one policy; the widest come first. */
const MOST_FACTS = 12;
const LEVELS: readonly PrivilegeLevel[] = ['admin', 'privileged', 'write', 'unknown', 'read', 'none'];

/** @returns what a policy document allows, the widest first */
export function policyPrivileges(statements: readonly PolicyStatement[]): readonly PrivilegeFact[] {
  return statements
    .filter(({ isAllowed, actions }) => isAllowed && actions.length > 0)
    .map(statementFact)
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || a.line - b.line)
    .slice(0, MOST_FACTS);
}

function statementFact(statement: PolicyStatement): PrivilegeFact {
  const { actions, isInverted, resources } = statement;
  const isEverywhere = resources.some(({ value }) => value === '*');
  const where = isEverywhere || resources.length === 0 ? 'every resource' : shown(resources);
  if (isInverted) {
    const level = isEverywhere ? 'privileged' : 'write';
    return { fact: `everything but ${shown(actions)} on ${where}`, level, line: actions[0]?.line ?? statement.line };
  }
  const levels = actions.map((action) => actionLevel(action.value, isEverywhere));
  const level = LEVELS.find((candidate) => levels.includes(candidate)) ?? 'unknown';
  // What proves the level is the line of the first action that has it.
  const proof = actions[levels.indexOf(level)] ?? actions[0];
  return { fact: `${shown(actions)} on ${where}`, level, line: proof?.line ?? statement.line };
}

/** Actions that let their holder give itself any other right, or act as someone else. */
const ESCALATING =
  /^(?:iam:(?:\*|(?:Create|Put|Attach|Set|Update|Add|Delete)\*?(?:AccessKey|LoginProfile|UserPolicy|RolePolicy|GroupPolicy|PolicyVersion|DefaultPolicyVersion|AssumeRolePolicy|UserToGroup|User|Role|Policy)?\*?|PassRole)|sts:(?:AssumeRole\*?|\*)|organizations:\*|lambda:UpdateFunctionCode)$/i;
/** Actions that hand out what others keep secret. */
const SECRET_READING =
  /^(?:secretsmanager:(?:GetSecretValue|Get\*|\*)|ssm:(?:GetParameters?(?:ByPath)?\*?|Get\*)|kms:(?:Decrypt|\*))$/i;
const READING = /^[\w-]+:(?:Get|List|Describe|Head|BatchGet|Query|Scan|Search|View|Lookup|Check|Select|Poll|Test)/i;

function actionLevel(action: string, isEverywhere: boolean): PrivilegeLevel {
  if (action === '*' || action === '*:*') return isEverywhere ? 'admin' : 'privileged';
  if (action === '?') return 'unknown';
  if (ESCALATING.test(action)) return isEverywhere ? (/^iam:\*$/i.test(action) ? 'admin' : 'privileged') : 'write';
  if (action.endsWith(':*')) return isEverywhere ? 'privileged' : 'write';
  if (SECRET_READING.test(action)) return isEverywhere ? 'privileged' : 'read';
  return READING.test(action) ? 'read' : 'write';
}

/** Named one by one in a fact; the rest is counted. */
const MOST_NAMED = 3;

function shown(texts: readonly CloudText[]): string {
  const named = texts.slice(0, MOST_NAMED).map(({ value }) => (value.length > 80 ? `${value.slice(0, 79)}…` : value));
  const more = texts.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
}

/** @param arn of a managed policy, or its name; undefined where it is none of AWS's own */
export function managedPolicyFact(arn: CloudText): PrivilegeFact | undefined {
  const [, name] = /^(?:arn:[\w?-]*:iam::aws:policy\/(?:[\w-]+\/)*)?([A-Z][\w-]{2,127})$/.exec(arn.value) ?? [];
  if (name === undefined) return undefined;
  return { fact: `policy ${name}`, level: managedPolicyLevel(name), line: arn.line };
}

function managedPolicyLevel(name: string): PrivilegeLevel {
  if (/^(?:AdministratorAccess|IAMFullAccess)/.test(name)) return 'admin';
  if (/FullAccess(?:V\d+)?$|^PowerUserAccess$|PowerUser$|Administrator$|^AmazonSSMAutomationRole$/.test(name))
    return 'privileged';
  if (/ReadOnly|ViewOnly|SecurityAudit|Pull|Reader$/.test(name)) return 'read';
  return 'unknown';
}
