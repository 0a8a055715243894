import type { PrivilegeFact } from '../../model';
import { managedPolicyFact, policyPrivileges, readPolicy, readTrust, textsIn, unknownAt } from '../cloud';
import type { CloudValue, Trust } from '../cloud';
import type { ProgramCall, ProgramNode } from '../program';
import { callsBelow, cloudValue, mapOf, property, textAt } from './values';
import type { Program } from './values';

const STATEMENT = /^(?:New)?PolicyStatement$/;
const MANAGED = /^(?:ManagedPolicy_)?from_?aws_?managed_?policy_?name$/i;
const PRINCIPAL =
  /^(?:New)?(?:Service|Account|AccountRoot|Arn|Any|Star|WebIdentity|OpenIdConnect|Federated|Saml|SamlConsole)Principal$/;

/** @returns what the policy statements and managed policies below a node allow */
export function privilegesBelow(node: ProgramNode | undefined, program: Program): readonly PrivilegeFact[] {
  const managed = callsBelow(node, MANAGED, program).flatMap((call): readonly PrivilegeFact[] => {
    const [name] = call.items.flatMap((item) => textsIn(cloudValue(item, program)));
    const bare = name && { ...name, value: name.value.slice(name.value.lastIndexOf('/') + 1) };
    const fact = bare && managedPolicyFact(bare);
    return fact === undefined ? [] : [fact];
  });
  const statements = callsBelow(node, STATEMENT, program).map((call) => statementOf(call, program));
  return [...managed, ...policyPrivileges(readPolicy(document(statements)))];
}

function document(statements: readonly CloudValue[]): CloudValue {
  return mapOf([['Statement', { type: 'list', items: statements, line: 0 }]], 0);
}

function statementOf(call: ProgramCall, program: Program): CloudValue {
  const effect = property(call, 'effect');
  const isDeny = effect?.type === 'name' && /deny/i.test(effect.path.at(-1) ?? '');
  const entries = (['actions', 'notActions', 'resources'] as const).flatMap((name) => {
    const value = property(call, name);
    return value === undefined ? [] : [[ELEMENTS[name], cloudValue(value, program)] as const];
  });
  const line = program.lineOf(call.range.start);
  return mapOf([...entries, ['Effect', textAt(isDeny ? 'Deny' : 'Allow', line)]], line);
}

const ELEMENTS = { actions: 'Action', notActions: 'NotAction', resources: 'Resource' } as const;

/** @param node what `assumedBy` is given */
export function trustBelow(node: ProgramNode | undefined, program: Program): Trust {
  const statements = callsBelow(node, PRINCIPAL, program).map((call) => principalStatement(call, program));
  return readTrust(readPolicy(document(statements)));
}

function principalStatement(call: ProgramCall, program: Program): CloudValue {
  const line = program.lineOf(call.range.start);
  const kind = (call.path.at(-1) ?? '').replace(/^New/, '').replace(/Principal$/, '');
  const [first, second] = call.items;
  const given = first === undefined ? unknownAt(line) : cloudValue(first, program);
  const conditions = second === undefined ? [] : [['Condition', cloudValue(second, program)] as const];
  const of = (type: string, value: CloudValue): CloudValue =>
    mapOf([['Principal', mapOf([[type, value]], line)], ['Effect', textAt('Allow', line)], ...conditions], line);
  if (kind === 'Service') return of('Service', given);
  if (kind === 'Any' || kind === 'Star') return of('AWS', textAt('*', line));
  if (kind === 'WebIdentity' || kind === 'OpenIdConnect' || kind === 'Federated') return of('Federated', given);
  if (kind.startsWith('Saml')) return of('Federated', textAt('saml-provider/?', line));
  return of('AWS', kind === 'AccountRoot' ? textAt('the own account', line) : given);
}
