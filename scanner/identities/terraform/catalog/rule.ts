import type {
  CredentialType,
  DeclarationDuty,
  IdentityKind,
  LifetimeFact,
  PrivilegeFact,
  ReferenceRole,
} from '../../../model';
import { identityOfName } from '../../provider';
import type { CloudText, CloudValue, Federation } from '../../cloud';

/** A resource, data source, provider or backend as rules see it: its values resolved as far as code tells. */
export interface ResourceView {
  readonly type: string;
  readonly name: string;
  /** `tf:envs/prod/aws_iam_user.ci` */
  readonly key: string;
  readonly line: number;
  has(attribute: string): boolean;
  value(attribute: string): CloudValue | undefined;
  /** The first text of the attribute. */
  text(attribute: string): CloudText | undefined;
  /** The attribute's text where nothing of it is unknown. */
  known(attribute: string): string | undefined;
  /** Line of the attribute, of the resource where there is none. */
  lineOf(attribute: string): number;
  /** Nested blocks of this type; in JSON a map or a list of maps. */
  blocks(type: string): readonly ResourceView[];
  /** Resources and data sources that the attribute takes something from, also through variables, locals and outputs. */
  targets(attribute: string): readonly ResourceView[];
}

/** What a type of resource is. */
export interface ResourceRule {
  readonly role: ReferenceRole;
  readonly kind: IdentityKind;
  readonly provider: string;
  readonly credential: CredentialType;
  readonly duty: DeclarationDuty;
  /**
   * Attributes that name the identity this is about. What grants, federates or uses stands for that identity alone; what
   * defines a credential of it is linked with it.
   */
  readonly of?: readonly string[];
  /** Says nothing where no attribute of `of` leads to a resource. */
  readonly onlyOf?: true;
  readonly read?: (resource: ResourceView) => ResourceFacts;
}

/** What one resource says; stands in for the rule's own. */
export interface ResourceFacts {
  readonly kind?: IdentityKind;
  readonly provider?: string;
  readonly credential?: CredentialType;
  readonly duty?: DeclarationDuty;
  readonly privileges?: readonly PrivilegeFact[];
  readonly lifetime?: LifetimeFact;
  readonly weakness?: string;
  readonly federations?: readonly Federation[];
  /** Keys of other systems for the same credential. */
  readonly linkedKeys?: readonly string[];
  readonly environment?: string;
  /** It is no identity: a switch is off, it holds something else. */
  readonly isNone?: boolean;
}

export type Catalog = Readonly<Record<string, ResourceRule>>;

/** @returns whose a stored credential is, by the name it is stored under; nothing where that does not tell */
export function namedIdentity(name: string | undefined): Pick<ResourceFacts, 'kind' | 'provider'> {
  if (name === undefined) return {};
  const { kind, provider } = identityOfName(name);
  return { ...(kind !== 'other' && { kind }), ...(provider !== 'unknown' && { provider }) };
}

/** @returns the fact where there is one, as a list */
export function oneFact(fact: PrivilegeFact | undefined): readonly PrivilegeFact[] {
  return fact === undefined ? [] : [fact];
}

/** @returns a lifetime whose source quotes the attribute; undefined where its value is not known */
export function dayFact(resource: ResourceView, ...attributes: readonly string[]): LifetimeFact | undefined {
  for (const attribute of attributes) {
    const value = resource.known(attribute);
    const day = value === undefined ? undefined : /^\d{4}-\d{2}-\d{2}(?![\d-])/.exec(value)?.[0];
    if (day !== undefined && isCalendarDay(day)) return { expires: day, source: `${attribute}: ${day}` };
  }
  return undefined;
}

function isCalendarDay(day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const days = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ];
  return date >= 1 && date <= (days[month - 1] ?? 0);
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** @returns seconds of `3600`, `1h`, `90m`, `240h30m`; undefined where it is none or zero, which often means forever */
export function durationSeconds(text: string | undefined): number | undefined {
  if (text === undefined || text.length > 30) return undefined;
  if (/^\d{1,12}$/.test(text)) return Number(text) > 0 ? Number(text) : undefined;
  const parts = [...text.matchAll(/(\d{1,9})([smhd])/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) return undefined;
  const seconds = parts.reduce((sum, [, count, unit]) => sum + Number(count) * (UNIT_SECONDS[unit ?? ''] ?? 0), 0);
  return seconds > 0 ? seconds : undefined;
}

/** @param unit seconds that one of the attribute's number stands for */
export function durationFact(
  resource: ResourceView,
  attributes: readonly string[],
  unit = 1,
): LifetimeFact | undefined {
  for (const attribute of attributes) {
    const written = resource.known(attribute);
    const seconds = durationSeconds(written);
    if (seconds !== undefined) return { seconds: seconds * unit, source: `${attribute}: ${written ?? ''}` };
  }
  return undefined;
}
