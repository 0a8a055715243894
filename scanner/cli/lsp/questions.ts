import type {
  CodeLens,
  CompletionItem,
  Hover,
  InlayHint,
  Location,
  Position,
  Range,
  SymbolInformation,
  DocumentSymbol as ProtocolSymbol,
} from './protocol';
import {
  completionsAt,
  definitionAt,
  hoverAt,
  hoverMarkdown,
  inlayHintsIn,
  lensesIn,
  referencesAt,
  symbolsIn,
} from '../../service';
import type { Completion, DocumentSymbol, Spot, View } from '../../service';
import type { Client } from './client';
import type { DiagnosticContext } from './diagnostics/diagnostic';
import { SHOW_USES_COMMAND } from './capabilities';
import type { Use } from './show-uses';
import type { OpenDocument } from './document';
import type { Root, Roots } from './roots';
import type { Wire } from './wire';

/** One document as it is asked about, and what answers need beside it. */
export interface Asked {
  readonly uri: string;
  readonly path: string;
  readonly view: View;
  readonly root: Root;
  readonly roots: Roots;
  readonly wire: Wire;
  readonly client: Client;
  /** What diagnostics of this root are made with. */
  readonly context: DiagnosticContext;
  /** Of the same root, where it is open. */
  readonly documentAt: (path: string) => OpenDocument | undefined;
}

const KINDS: Readonly<Record<Completion['kind'], number>> = {
  key: 10,
  word: 12,
  owner: 18,
  identity: 18,
  day: 12,
  rule: 12,
};
const MARKED = { section: 3, entry: 20 } as const;

export function hover(asked: Asked, position: Position): Hover | null {
  const { view, path, wire, client } = asked;
  const found = hoverAt(view, path, wire.offset(view, path, position));
  if (found === undefined) return null;
  const { name, owner, may, ends, reviewed } = found.answers;
  const contents = client.showsMarkdown
    ? {
        kind: 'markdown' as const,
        value: hoverMarkdown(
          found,
          ({ path: used, start }) => `${used}:${start.line}`,
          (spot) => linkTo(spot, asked),
        ),
      }
    : { kind: 'plaintext' as const, value: [name, owner, may, ends, reviewed].join('\n') };
  return { contents, range: wire.range(view, path, found.range) };
}

function linkTo({ path, start }: Spot, { roots, root }: Pick<Asked, 'roots' | 'root'>): string | undefined {
  const uri = roots.uriOf(root, path);
  return uri === undefined ? undefined : `${uri}#L${start.line}`;
}

/** Which command shows places differs from editor to editor: this one the server knows itself. */
export function lenses(asked: Asked): CodeLens[] {
  const { view, path, wire, roots, root } = asked;
  return lensesIn(view, path).map(({ range, title, uses }) => {
    const places = uses.flatMap((use): Use[] => {
      const uri = roots.uriOf(root, use.path);
      return uri === undefined ? [] : [{ uri, range: wire.spot(view, use), name: `${use.path}:${use.start.line}` }];
    });
    // What is used nowhere has nothing to show; a lens without a command would be asked for one.
    const shows = { command: SHOW_USES_COMMAND, arguments: [places] };
    return {
      range: wire.range(view, path, range),
      command: { title, ...(places.length > 0 ? shows : { command: '' }) },
    };
  });
}

export function hints({ view, path, wire }: Asked, within: Range): InlayHint[] {
  const start = wire.offset(view, path, within.start);
  const end = wire.offset(view, path, within.end);
  return inlayHintsIn(view, path)
    .filter(({ offset }) => start <= offset && offset <= end)
    .map(({ offset, text }) => ({ position: wire.position(view, path, offset), label: text, paddingLeft: true }));
}

export function completions({ view, path, wire }: Asked, position: Position): CompletionItem[] {
  const offset = wire.offset(view, path, position);
  const text = view.text(path) ?? '';
  return completionsAt(view, path, offset).map(({ label, kind, detail, range, text: newText }, index) => ({
    label,
    kind: KINDS[kind],
    detail,
    sortText: String(index).padStart(5, '0'),
    // Editors compare it with what stands in the range, which may begin with a quote.
    filterText: /["']/.test(text[range.start] ?? '') ? newText : label,
    textEdit: { range: wire.range(view, path, range), newText },
  }));
}

export function definition(asked: Asked, position: Position): Location[] {
  const { view, path, wire } = asked;
  return locations(definitionAt(view, path, wire.offset(view, path, position)), asked);
}

export function references(asked: Asked, position: Position, withEntry: boolean): Location[] {
  const { view, path, wire } = asked;
  return locations(referencesAt(view, path, wire.offset(view, path, position), withEntry), asked);
}

function locations(spots: readonly Spot[], { view, wire, roots, root, path, uri }: Asked): Location[] {
  return spots.flatMap((spot) => {
    const target = spot.path === path ? uri : roots.uriOf(root, spot.path);
    return target === undefined ? [] : { uri: target, range: wire.spot(view, spot) };
  });
}

export function symbols(asked: Asked): ProtocolSymbol[] | SymbolInformation[] {
  const { view, path, wire, client, uri } = asked;
  const nested = (symbol: DocumentSymbol, kind: 3 | 20): ProtocolSymbol => ({
    name: symbol.name,
    detail: symbol.detail,
    kind,
    range: wire.range(view, path, symbol.range),
    selectionRange: wire.range(view, path, symbol.nameRange),
    children: symbol.children.map((child) => nested(child, MARKED.entry)),
  });
  const all = symbolsIn(view, path);
  if (client.nestsSymbols) return all.map((symbol) => nested(symbol, MARKED.section));
  return all.flatMap((section) =>
    [section, ...section.children].map(({ name, range }) => ({
      name,
      kind: section.name === name ? MARKED.section : MARKED.entry,
      location: { uri, range: wire.range(view, path, range) },
    })),
  );
}
