import type { Finding } from '../../scanner';
import type { DocumentSymbol, Overview, Repair, Spot, TextEdit, View } from '../../scanner/service';
import type {
  WireEdit,
  WireFinding,
  WireFix,
  WireOverview,
  WirePosition,
  WireRange,
  WireSpot,
  WireSymbol,
} from './protocol';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Places count from 1, editors from 0. */
export function spotOnWire({ path, start, end }: Spot): WireSpot {
  return {
    path,
    start: { line: start.line - 1, character: start.column - 1 },
    end: { line: end.line - 1, character: end.column - 1 },
  };
}

export function positionOnWire(view: View, path: string, offset: number): WirePosition {
  const { line, column } = view.lines(path).position(offset);
  return { line: line - 1, character: column - 1 };
}

export function rangeOnWire(view: View, path: string, { start, end }: Span): WireRange {
  return { start: positionOnWire(view, path, start), end: positionOnWire(view, path, end) };
}

export function findingOnWire({ rule, severity, message, remedy, place, related }: Finding): WireFinding {
  return { ...spotOnWire(place), rule, severity, message, remedy: remedy.text, related: related.map(spotOnWire) };
}

export function fixOnWire(view: View, { fix, finding }: Repair): WireFix {
  const { title, isPreferred, note, edits } = fix;
  return {
    title,
    isPreferred,
    ...(note !== undefined && { note }),
    ...(finding !== undefined && { finding: findingOnWire(finding) }),
    edits: edits.map((edit) => editOnWire(view, edit)),
  };
}

export function editOnWire(view: View, { path, range, text }: TextEdit): WireEdit {
  return { path, text, isNew: view.text(path) === undefined, ...rangeOnWire(view, path, range) };
}

export function overviewOnWire(overview: Overview): WireOverview {
  return {
    ...overview,
    findings: overview.findings.map(findingOnWire),
    identities: overview.identities.map(({ entry, uses, ...row }) => ({
      ...row,
      ...(entry !== undefined && { entry: spotOnWire(entry) }),
      uses: uses.map(spotOnWire),
    })),
  };
}

export function symbolOnWire(view: View, path: string, symbol: DocumentSymbol): WireSymbol {
  const { name, detail, range, nameRange, children } = symbol;
  return {
    name,
    detail,
    ...rangeOnWire(view, path, range),
    nameRange: rangeOnWire(view, path, nameRange),
    children: children.map((child) => symbolOnWire(view, path, child)),
  };
}
