import type {
  IdentityNote,
  IdentityReading,
  IdentityReference,
  Place,
  PrivilegeFact,
  PrivilegeLevel,
  Range,
} from '../model';
import { indexLines } from '../text';
import type { LineIndex } from '../text';
import { concealing } from './concealed-place';

/** One thing that the text proves of what an identity may do, and where. */
export interface LocatedPrivilege {
  readonly fact: string;
  readonly level: PrivilegeLevel;
  readonly range: Range;
}

/** A reference before lines are counted. */
export interface ReferenceDraft extends Omit<
  IdentityReference,
  | 'place'
  | 'linkedKeys'
  | 'privileges'
  | 'confidence'
  | 'lifetime'
  | 'environment'
  | 'consumer'
  | 'weakness'
  | 'federation'
> {
  readonly range: Range;
  /** `certain` where absent: the structure proves it. */
  readonly confidence?: IdentityReference['confidence'];
  readonly linkedKeys?: readonly string[];
  readonly privileges?: readonly LocatedPrivilege[];
  readonly lifetime?: IdentityReference['lifetime'] | undefined;
  readonly environment?: string | undefined;
  readonly consumer?: string | undefined;
  readonly weakness?: string | undefined;
  readonly federation?: string | undefined;
  /** What has to be looked up when all files are known. */
  readonly awaits?: string | undefined;
}

/** A reference, and what has to be looked up for it when all files are known. */
export interface GatheredReference {
  readonly reference: IdentityReference;
  readonly awaits?: string;
}

/**
 * Gathers what one file says. Lines are indexed only where something was found, and no excerpt shows a literal credential
 * that was named to `conceal`.
 */
export class ReferenceCollector {
  private readonly drafts: ReferenceDraft[] = [];
  private readonly remarks: { readonly syntax: string; readonly message: string; readonly range: Range }[] = [];
  private readonly secrets: Range[] = [];

  constructor(
    readonly path: string,
    readonly text: string,
  ) {}

  add(draft: ReferenceDraft): void {
    this.drafts.push(draft);
  }

  note(syntax: string, message: string, range: Range): void {
    this.remarks.push({ syntax, message, range });
  }

  /** @param literal credential, which no excerpt may show */
  conceal(literal: Range): void {
    if (literal.end > literal.start) this.secrets.push(literal);
  }

  /** @returns references and notes in the order of the text, what was said twice of one place once */
  reading(): IdentityReading {
    const { gathered, notes } = this.gather();
    return { references: gathered.map(({ reference }) => reference), notes };
  }

  /** As `reading`, with what the references await. */
  gather(): { readonly gathered: readonly GatheredReference[]; readonly notes: readonly IdentityNote[] } {
    if (this.drafts.length === 0 && this.remarks.length === 0) return { gathered: [], notes: [] };
    const lines = indexLines(this.text);
    const placed = concealing(this.path, lines, this.secrets);
    const references = new Map<string, GatheredReference>();
    for (const draft of [...this.drafts].sort(byPlace)) {
      const { range, syntax, key, awaits } = draft;
      const same = `${range.start} ${range.end} ${syntax} ${key}`;
      if (references.has(same)) continue;
      references.set(same, {
        reference: referenceOf(draft, lines, placed),
        ...(awaits !== undefined && { awaits }),
      });
    }
    const notes = new Map<string, IdentityNote>();
    for (const { syntax, message, range } of [...this.remarks].sort(byPlace)) {
      const same = `${range.start} ${syntax} ${message}`;
      if (!notes.has(same)) notes.set(same, { syntax, message, place: placed(range) });
    }
    return { gathered: [...references.values()], notes: [...notes.values()] };
  }
}

function byPlace(a: { readonly range: Range }, b: { readonly range: Range }): number {
  return a.range.start - b.range.start || a.range.end - b.range.end;
}

function referenceOf(draft: ReferenceDraft, lines: LineIndex, placed: (range: Range) => Place): IdentityReference {
  const { key, role, kind, provider, credential, duty, syntax, confidence = 'certain', linkedKeys = [] } = draft;
  const { privileges = [], lifetime, environment, consumer, weakness, federation, range } = draft;
  const place = placed(range);
  return {
    key,
    linkedKeys: [...new Set(linkedKeys)].filter((linked) => linked !== key),
    role,
    kind,
    provider,
    credential,
    duty,
    confidence,
    privileges: privileges.map((privilege): PrivilegeFact => {
      const { line } = lines.position(privilege.range.start);
      return {
        fact: privilege.fact,
        level: privilege.level,
        line,
        ...(line !== place.start.line && { place: placed(privilege.range) }),
      };
    }),
    ...(lifetime !== undefined && { lifetime }),
    ...(environment !== undefined && { environment }),
    ...(consumer !== undefined && { consumer }),
    ...(weakness !== undefined && { weakness }),
    ...(federation !== undefined && { federation }),
    syntax,
    place,
  };
}
