import type { Range } from '../../model';
import { readJson } from '../config';
import type { ConfigNode } from '../config';
import { follow, itemsOf, pairsOf, readYaml } from '../yaml';
import type { YamlNode } from '../yaml';

/** A template: one tree for JSON and YAML; short tags (`!Ref X`) read as what they stand for (`{ "Ref": "X" }`). */
export type TemplateNode = ConfigNode;

/** Where a map begins is nobody's concern but a tag's. */
const DEEPEST = 100;

/** Nodes of a template of 1 MB; aliases can stand for more. */
const MOST_NODES = 300_000;

/** @returns undefined where the text holds no map */
export function readTemplate(path: string, text: string): TemplateNode | undefined {
  const isJson = path.endsWith('.json') || /^\s*\{/.test(text.slice(0, 200));
  if (isJson) return readJson(text);
  const { masked, tags } = maskTags(withoutMergeMarkers(text));
  const [root] = readYaml(masked).documents;
  return root && new Conversion(text, tags).node(root, 0);
}

/** @returns a text of the same length in which both sides of a merge conflict stand one after the other */
function withoutMergeMarkers(text: string): string {
  if (!text.includes('<<<<<<< ')) return text;
  return text.replace(/^(?:<{7}|={7}|>{7})(?:[ \t].*)?$/gm, (marker) => ' '.repeat(marker.length));
}

/** Behind what a tag may stand, and what it looks like (docs.aws.amazon.com, "Intrinsic function reference"). */
const TAG = /(?<=^|[\s[{,])![A-Z]\w*(?:::\w+)?(?=[\s[{"']|$)/gm;

/**
 * Blanks stand in for the tags: a reader that does not know them would have to leave everything to a slow parser.
 * @returns a text of the same length, and each tag's name by where it ends
 */
function maskTags(text: string): { readonly masked: string; readonly tags: ReadonlyMap<number, string> } {
  const tags = new Map<number, string>();
  if (!text.includes('!')) return { masked: text, tags };
  const masked = text.replace(TAG, (tag, at: number) => {
    tags.set(at + tag.length, tag.slice(1));
    return ' '.repeat(tag.length);
  });
  return { masked, tags };
}

class Conversion {
  private left = MOST_NODES;

  constructor(
    private readonly text: string,
    private readonly tags: ReadonlyMap<number, string>,
  ) {}

  node(from: YamlNode, depth: number): TemplateNode | undefined {
    const node = follow(from);
    if (node === undefined || depth > DEEPEST || --this.left < 0) return undefined;
    const plain = this.plain(node, depth);
    const tag = this.tagBefore(node.range);
    if (plain === undefined || tag === undefined) return plain;
    const name = tag === 'Ref' || tag === 'Condition' ? tag : `Fn::${tag}`;
    return { type: 'map', members: [{ name, nameRange: node.range, value: plain }] };
  }

  private plain(node: Exclude<YamlNode, { type: 'alias' }>, depth: number): TemplateNode | undefined {
    if (node.type === 'scalar') return { type: 'text', value: node.value, range: node.range };
    if (node.type === 'sequence')
      return { type: 'list', items: itemsOf(node).flatMap((item) => this.node(item, depth + 1) ?? []) };
    const members = pairsOf(node).flatMap(({ key, value }) => {
      const child = this.node(value, depth + 1);
      return child === undefined ? [] : [{ name: key.value, nameRange: key.range, value: child }];
    });
    return { type: 'map', members };
  }

  /** A tag stands before the content, with at most blanks, a quote or a block's header between. */
  private tagBefore({ start }: Range): string | undefined {
    if (this.tags.size === 0) return undefined;
    const { text } = this;
    let at = start;
    if (text[at - 1] === '"' || text[at - 1] === "'") at--;
    at = behindBlanksBefore(text, at);
    const [header] = /[|>][+-]?\d?[+-]?$/.exec(text.slice(Math.max(0, at - 3), at)) ?? [];
    if (header !== undefined) at = behindBlanksBefore(text, at - header.length);
    return this.tags.get(at);
  }
}

/** Indentation is at most some hundred blanks. */
const MOST_BLANKS = 1000;

function behindBlanksBefore(text: string, at: number): number {
  let before = at;
  while (before > 0 && at - before < MOST_BLANKS && ' \t\r\n'.includes(text[before - 1] ?? '')) before--;
  return before;
}
