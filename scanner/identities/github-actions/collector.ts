import type { IdentityNote, IdentityReference, Place, Range } from '../../model';
import { indexLines, placeAt, type LineIndex } from '../../text';
import type { Gate } from './gate';
import { inheritLinks, type Draft } from './draft';
import type { Callable, FragmentReference, GithubFragment, Sink, WorkflowCall } from './fragment';

/** Gathers what is found in one file. */
export class Collector {
  private index: LineIndex | undefined;
  private readonly drafts: Draft[] = [];
  private readonly notes: IdentityNote[] = [];
  private readonly calls: WorkflowCall[] = [];
  private readonly sinks: Sink[] = [];
  private callable: Callable | undefined;

  constructor(
    readonly path: string,
    readonly text: string,
    readonly gate: Gate,
  ) {}

  private get lines(): LineIndex {
    return (this.index ??= indexLines(this.text));
  }

  add(draft: Omit<Draft, 'linkedKeys' | 'linkedAliases'>): Draft {
    const added: Draft = { ...draft, linkedKeys: new Set(), linkedAliases: new Set() };
    this.drafts.push(added);
    return added;
  }

  /** Whether anything was found so far. */
  get hasFound(): boolean {
    return this.drafts.length > 0;
  }

  note(syntax: string, message: string, range: Range): void {
    this.notes.push({ syntax, message, place: this.placeOf(range) });
  }

  call(call: WorkflowCall): void {
    this.calls.push(call);
  }

  sink(sink: Sink): void {
    this.sinks.push(sink);
  }

  reusable(callable: Callable): void {
    this.callable = callable;
  }

  /** @returns the 1-based line of an offset */
  lineOf(offset: number): number {
    return this.lines.position(offset).line;
  }

  /** @returns where the range stands, as findings show it */
  placeOf(range: Range): Place {
    return placeAt(this.path, this.lines, range);
  }

  fragment(): GithubFragment {
    const { path, calls, sinks, callable } = this;
    const references = unique(this.drafts).map((draft) => this.reference(draft));
    const notes = uniqueNotes(this.notes);
    return { path, references, notes, calls, sinks, ...(callable && { callable }) };
  }

  private reference(draft: Draft): FragmentReference {
    const { key, role, kind, provider, credential, duty, confidence, privileges, syntax } = draft;
    const { lifetime, environment, consumer, federation, alias, passed } = draft;
    const aliases = [...draft.linkedAliases].sort();
    const reference: IdentityReference = {
      key,
      linkedKeys: [...draft.linkedKeys].sort(),
      role,
      kind,
      provider,
      credential,
      duty,
      confidence,
      privileges,
      ...(lifetime && { lifetime }),
      ...(environment !== undefined && { environment }),
      ...(consumer !== undefined && { consumer }),
      ...(federation !== undefined && { federation }),
      syntax,
      place: this.placeOf(draft.range),
    };
    return {
      reference,
      ...(alias !== undefined && { alias }),
      ...(aliases.length > 0 && { linkedAliases: aliases }),
      ...(passed && { passed }),
    };
  }
}

/** What stands behind an anchor is met once for every alias; the same thing said of the same place counts once. */
function unique(drafts: readonly Draft[]): readonly Draft[] {
  const first = new Map<string, Draft>();
  for (const draft of drafts) {
    const identity = `${draft.range.start} ${draft.range.end} ${draft.syntax} ${draft.key}`;
    const met = first.get(identity);
    if (met) inheritLinks(met, draft);
    else first.set(identity, draft);
  }
  return [...first.values()].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

function uniqueNotes(notes: readonly IdentityNote[]): readonly IdentityNote[] {
  const first = new Map<string, IdentityNote>();
  for (const note of notes) {
    const identity = `${note.place.range.start} ${note.syntax}`;
    if (!first.has(identity)) first.set(identity, note);
  }
  return [...first.values()].sort((a, b) => a.place.range.start - b.place.range.start);
}
