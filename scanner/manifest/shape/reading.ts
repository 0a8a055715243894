import { isAlias, isMap, isNode, isScalar, isSeq, visit } from 'yaml';
import type { Alias, Document as YamlDocument, Node } from 'yaml';
import type { Place, Range } from '../../model';
import { placeAt } from '../../text';
import type { LineIndex } from '../../text';
import type { ManifestProblem } from '../manifest-set';
import { shown } from '../shown';

/** Enough to work on; a file of nonsense does not fill a report. */
const MAX_PROBLEMS = 100;
/** They come in no order; sorted, the first hundred of these are shown. */
const MAX_COLLECTED = 10_000;
/** Aliases of aliases grow without bound; nobody needs this many values from them. */
const MAX_ALIASED_NODES = 100_000;

/** One file being read: where things stand and what is wrong with them. */
export interface Reading {
  readonly path: string;
  /** @param remedy one sentence, what to do now */
  readonly report: (range: Range, message: string, remedy: string, rule?: ManifestProblem['rule']) => void;
  /** @returns the node itself, or what the alias stands for; undefined (and reported) where it stands for nothing */
  resolve(node: unknown): Node | undefined;
  place(range: Range): Place;
  /** In order of position. */
  problems(): readonly ManifestProblem[];
}

export function startReading(path: string, lines: LineIndex, document: YamlDocument): Reading {
  const problems: ManifestProblem[] = [];
  let targets: ReadonlyMap<Alias, Node> | undefined;
  let aliasedNodes = 0;
  const place = (range: Range): Place => placeAt(path, lines, trimmedRange(lines.text, range));
  let found = 0;
  const report: Reading['report'] = (range, message, remedy, rule = 'manifest/invalid') => {
    found++;
    if (found <= MAX_COLLECTED) problems.push({ rule, message, place: place(range), remedy: { text: remedy } });
  };
  return {
    path,
    report,
    place,
    resolve(node) {
      if (!isNode(node)) return undefined;
      if (!isAlias(node)) return node;
      targets ??= aliasTargets(document);
      const target = targets.get(node);
      if (target === undefined) {
        report(
          rangeOf(node),
          `A value that starts with * needs quotes: ${shown(`*${node.source}`)}`,
          'Put quotes around it.',
        );
        return undefined;
      }
      aliasedNodes += countNodes(target, MAX_ALIASED_NODES);
      if (aliasedNodes > MAX_ALIASED_NODES) {
        report(
          rangeOf(node),
          'Too much of this file comes from aliases',
          'Write the values out, or put them under defaults.',
        );
        return undefined;
      }
      return target;
    },
    problems() {
      const sorted = problems.toSorted((a, b) => a.place.range.start - b.place.range.start);
      const last = sorted[MAX_PROBLEMS - 1];
      if (sorted.length <= MAX_PROBLEMS || last === undefined) return sorted;
      const more = found - MAX_PROBLEMS + 1;
      return [
        ...sorted.slice(0, MAX_PROBLEMS - 1),
        {
          ...last,
          message: `${String(more)} more problems from here on are not listed`,
          remedy: { text: 'Begin with those above.' },
        },
      ];
    },
  };
}

/** An alias means the last anchor of its name before it. */
function aliasTargets(document: YamlDocument): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Alias(_key, alias) {
      const target = anchors.get(alias.source);
      if (target !== undefined) targets.set(alias, target);
    },
    Value(_key, node) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}

function countNodes(node: Node, limit: number): number {
  let count = 0;
  visit(node, () => (++count > limit ? visit.BREAK : undefined));
  return count;
}

/** @returns the range without white space at its end: a list or map in lines reaches to the start of the next line */
export function trimmedRange(text: string, { start, end }: Range): Range {
  const length = text.slice(start, end).trimEnd().length;
  return length === 0 ? { start, end } : { start, end: start + length };
}

/** @returns where a node's own text stands; see `trimmedRange` */
export function rangeOf(node: Node): Range {
  const [start = 0, end = start] = node.range ?? [];
  return { start, end };
}

/** @returns what a node is, for a message: `a list`, `the number 3` */
export function describeNode(node: Node): string {
  if (isMap(node)) return 'a map';
  if (isSeq(node)) return 'a list';
  if (!isScalar(node)) return 'an alias';
  if (node.value === null) return 'nothing';
  return typeof node.value === 'string'
    ? `the text ${shown(node.value)}`
    : `the ${typeof node.value} ${shown(node.source ?? '').replaceAll('"', '')}`;
}
