import type {
  Confidence,
  CredentialType,
  DeclarationDuty,
  IdentityKind,
  IdentityReading,
  IdentityReference,
  LifetimeFact,
  PrivilegeFact,
  Range,
  ReferenceRole,
} from '../../model';
import type { LineIndex } from '../../text';
import type { Federation } from '../cloud';
import { concealing } from '../concealed-place';

/** A reference in the making. */
export interface StackDraft {
  readonly key: string;
  readonly range: Range;
  readonly role: ReferenceRole;
  readonly kind: IdentityKind;
  readonly credential: CredentialType;
  readonly syntax: string;
  readonly provider?: string;
  readonly duty?: DeclarationDuty;
  readonly confidence?: Confidence;
  readonly linkedKeys?: readonly string[];
  readonly privileges?: readonly PrivilegeFact[];
  readonly federations?: readonly Federation[];
  readonly lifetime?: LifetimeFact | undefined;
  readonly consumer?: string;
  readonly environment?: string | undefined;
}

/** Gathers what one file says. */
export class StackCollector {
  private readonly drafts: StackDraft[] = [];
  private readonly literals: Range[] = [];

  constructor(
    readonly path: string,
    private readonly lines: LineIndex,
  ) {}

  add(draft: StackDraft): void {
    this.drafts.push(draft);
  }

  /** @param literal credential, which no excerpt may show */
  conceal(literal: Range): void {
    this.literals.push(literal);
  }

  lineOf(offset: number): number {
    return this.lines.position(offset).line;
  }

  reading(): IdentityReading {
    const placed = concealing(this.path, this.lines, this.literals);
    const found = new Map<string, IdentityReference>();
    for (const draft of this.drafts) {
      for (const reference of referencesOf(draft)) {
        const { key, role, syntax, federation = '' } = reference;
        const same = `${draft.range.start} ${key} ${role} ${syntax} ${federation}`;
        if (!found.has(same)) found.set(same, { ...reference, place: placed(draft.range) });
      }
    }
    const references = [...found.values()].sort((a, b) => a.place.range.start - b.place.range.start);
    return { references, notes: [] };
  }
}

/** One for the identity itself, one for each provider that it trusts. */
function referencesOf(draft: StackDraft): readonly Omit<IdentityReference, 'place'>[] {
  const { key, role, kind, credential, syntax, federations = [], privileges = [] } = draft;
  const {
    provider = 'aws',
    duty = 'found',
    confidence = 'certain',
    linkedKeys = [],
    lifetime,
    consumer,
    environment,
  } = draft;
  const own = {
    key,
    linkedKeys: [...new Set(linkedKeys)].filter((linked) => linked !== key && !linked.includes('?')),
    role,
    kind,
    provider,
    credential,
    duty: dutyOf(duty, privileges),
    confidence,
    privileges,
    ...(lifetime && { lifetime }),
    ...(consumer !== undefined && { consumer }),
    ...(environment !== undefined && { environment }),
    syntax,
  };
  const trusts = federations.map(({ issuer, subject, facts }) => ({
    ...own,
    role: 'federates' as const,
    credential: 'keyless' as const,
    duty: dutyOf(duty, facts),
    privileges: facts,
    federation: `${issuer} ${subject}`,
    syntax: role === 'federates' ? syntax : `${syntax}.trust`,
  }));
  return role === 'federates' && trusts.length > 0 ? trusts : [own, ...trusts];
}

function dutyOf(duty: DeclarationDuty, facts: readonly PrivilegeFact[]): DeclarationDuty {
  const isPowerful = facts.some(({ level }) => level === 'admin' || level === 'privileged');
  return duty === 'found' && isPowerful ? 'privileged' : duty;
}
