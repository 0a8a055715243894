import type { IdentityReading, IdentityReference, PrivilegeFact } from '../../model';
import { indexLines, placeAt } from '../../text';
import type { Federation } from '../cloud';
import { knownText } from '../cloud';
import { NOTHING_READ } from '../plain-source';
import { callsIn, Definitions, languageOf } from '../program';
import type { ProgramNode } from '../program';
import { constructsIn } from './constructs';
import type { Construct } from './constructs';
import { privilegesBelow, trustBelow } from './policies';
import { cloudValue, property } from './values';
import type { Program } from './values';

/** @returns what the constructs of a CDK program say; nothing for other programs */
export function readProgram(path: string, text: string): IdentityReading {
  const language = languageOf(path);
  if (language === undefined || !/aws[-_]?cdk|Amazon\.CDK/i.test(text)) return NOTHING_READ;
  const lines = indexLines(text);
  const definitions = new Definitions(text, language);
  const program: Program = { text, language, definitions, lineOf: (offset) => lines.position(offset).line };
  const constructs = constructsIn(program);
  if (constructs.length === 0) return NOTHING_READ;
  const file = new ProgramFile(path, program, constructs);
  const references = constructs.flatMap((construct) => file.ofConstruct(construct)).concat(file.grants());
  return {
    references: references
      .map(({ range, ...reference }) => ({ ...reference, place: placeAt(path, lines, range) }))
      .sort((a, b) => a.place.range.start - b.place.range.start),
    notes: [],
  };
}

type Draft = Omit<IdentityReference, 'place'> & { readonly range: ProgramNode['range'] };

/** Methods that give more rights to what they are called on. */
const GRANTS =
  /(?<![\w.])(?:(?:this|self)\.)?\w{1,80}\.(?:addToPolicy|addToPrincipalPolicy|addManagedPolicy|attachInlinePolicy|add_to_policy|add_to_principal_policy|add_managed_policy|attach_inline_policy|AddToPolicy|AddToPrincipalPolicy|AddManagedPolicy)\(/g;

class ProgramFile {
  private readonly byVariable: ReadonlyMap<string, Construct>;

  constructor(
    private readonly path: string,
    private readonly program: Program,
    constructs: readonly Construct[],
  ) {
    this.byVariable = new Map(
      constructs.flatMap((each) => (each.variable === undefined ? [] : [[each.variable, each]])),
    );
  }

  ofConstruct(construct: Construct): readonly Draft[] {
    const { call, rule, type } = construct;
    const { program } = this;
    if (rule.role === 'grants') return this.ofPolicy(construct);
    const trust = type === 'Role' ? trustBelow(property(call, 'assumedBy'), program) : undefined;
    const own = [
      property(call, 'managedPolicies'),
      property(call, 'inlinePolicies'),
      property(call, 'managedPolicyArns'),
    ];
    const privileges = [...(trust?.facts ?? []), ...own.flatMap((node) => privilegesBelow(node, program))];
    const user = type === 'AccessKey' ? this.named(property(call, 'user') ?? property(call, 'userName')) : undefined;
    const isSecret = type === 'UserPoolClient' && this.isTrue(property(call, 'generateSecret'));
    const draft = this.draft(construct, privileges, {
      credential: isSecret ? 'static' : (trust?.credential ?? rule.credential),
      duty: isSecret ? 'stored' : property(call, 'publicKeyMaterial') === undefined ? rule.duty : 'found',
      linkedKeys: [...(user === undefined ? [] : [this.keyOf(user)]), ...this.storeKeys(construct)],
    });
    if (rule.role === 'federates') return [{ ...draft, federation: this.issuer(construct) }];
    return [draft, ...(trust?.federations ?? []).map((federation) => trusting(draft, federation))];
  }

  /** Policies stand for those they are attached to. */
  private ofPolicy(construct: Construct): readonly Draft[] {
    const { call } = construct;
    const privileges = privilegesBelow(call, this.program);
    const holders = ['roles', 'users'].flatMap((name) => {
      const node = property(call, name);
      const items = node?.type === 'list' ? node.items : node === undefined ? [] : [node];
      return items.flatMap((item) => this.named(item) ?? []);
    });
    if (holders.length === 0) return privileges.length === 0 ? [] : [this.draft(construct, privileges, {})];
    return holders.map((holder) => this.grant(holder, call.range, privileges, construct.id));
  }

  /** `role.addToPolicy(new iam.PolicyStatement({ … }))` */
  grants(): readonly Draft[] {
    const { text, language } = this.program;
    return callsIn(text, GRANTS, language).flatMap(({ call }) => {
      const holder = this.byVariable.get(call.path.at(-2) ?? '');
      if (holder === undefined) return [];
      const privileges = call.items.flatMap((item) => privilegesBelow(item, this.program));
      return privileges.length === 0 ? [] : [this.grant(holder, call.range, privileges, call.path.at(-1) ?? '')];
    });
  }

  private grant(
    holder: Construct,
    range: Draft['range'],
    privileges: readonly PrivilegeFact[],
    consumer: string,
  ): Draft {
    return {
      ...this.draft(holder, privileges, {}),
      role: 'grants',
      duty: dutyOf('found', privileges),
      range,
      consumer,
    };
  }

  private draft(construct: Construct, privileges: readonly PrivilegeFact[], more: Partial<Draft>): Draft {
    const { call, rule, type } = construct;
    const range = call.items[1]?.range ?? call.range;
    return {
      key: this.keyOf(construct),
      linkedKeys: [],
      role: rule.role,
      kind: rule.kind,
      provider: 'aws',
      credential: rule.credential,
      confidence: 'certain',
      privileges,
      syntax: `cdk.${type}`,
      range,
      ...more,
      duty: dutyOf(more.duty ?? rule.duty, privileges),
    };
  }

  private keyOf({ id }: Construct): string {
    return `cdk:${this.path}#${id.replace(/[*%\p{Cc}]/gu, encodeURIComponent)}`;
  }

  /** The construct that a node names: `user`, `this.user`, `user.userName`. */
  private named(node: ProgramNode | undefined): Construct | undefined {
    if (node?.type === 'call') return this.byVariable.get(node.path[0] ?? '');
    if (node?.type !== 'name') return undefined;
    const [first = '', second = ''] = node.path;
    return this.byVariable.get(first === 'this' || first === 'self' ? second : first);
  }

  private isTrue(node: ProgramNode | undefined): boolean {
    if (node === undefined) return false;
    const value = cloudValue(node, this.program);
    return /^true$/i.test(knownText(value) ?? (node.type === 'name' ? (node.path.at(-1) ?? '') : ''));
  }

  private storeKeys({ call, type }: Construct): readonly string[] {
    const node = type === 'Secret' ? property(call, 'secretName') : undefined;
    const name = node && knownText(cloudValue(node, this.program));
    return name === undefined ? [] : [`secretref:aws-sm/${name}`];
  }

  private issuer({ call }: Construct): string {
    const node = property(call, 'url');
    return (node && knownText(cloudValue(node, this.program))?.replace(/^https:\/\//, '')) ?? '?';
  }
}

function trusting(draft: Draft, { issuer, subject, facts }: Federation): Draft {
  return {
    ...draft,
    role: 'federates',
    credential: 'keyless',
    privileges: facts,
    duty: dutyOf('found', facts),
    federation: `${issuer} ${subject}`,
    syntax: `${draft.syntax}.trust`,
  };
}

function dutyOf(duty: Draft['duty'], facts: readonly PrivilegeFact[]): Draft['duty'] {
  const isPowerful = facts.some(({ level }) => level === 'admin' || level === 'privileged');
  return duty === 'found' && isPowerful ? 'privileged' : duty;
}
