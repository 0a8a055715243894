import { DEEPEST_NESTING, emptyScalar, type Anchors, type YamlAlias, type YamlNode, type YamlScalar } from './node';
import { DEEPEST_SURE, type Source } from './source';

/** A collection that may still grow. */
export interface Open {
  readonly indent: number;
  readonly node: OpenMap | OpenSequence;
  /** Nothing was read yet for its last pair or item. */
  awaits: boolean;
  /** An anchor that stood where the awaited node will. */
  anchor: string | undefined;
}

export interface OpenMap {
  readonly type: 'map';
  readonly pairs: { readonly key: YamlScalar; value: YamlNode }[];
  readonly range: { readonly start: number; end: number };
}

export interface OpenSequence {
  readonly type: 'sequence';
  readonly items: YamlNode[];
  readonly range: { readonly start: number; end: number };
}

/** The blocks around the place that is being read, by their indentation. */
export class Nesting {
  /** Where what was read last ends. */
  private said = 0;
  private readonly documents: YamlNode[] = [];
  private readonly open: Open[] = [];
  private readonly anchored = new Map<string, Exclude<YamlNode, YamlAlias>>();
  /** More than one where the first is indented or of another kind: all are kept. */
  private roots: YamlNode[] = [];
  private hasMarker = false;

  constructor(private readonly source: Source) {}

  get anchors(): Anchors {
    return this.anchored;
  }

  /** Ends what stands above a line that is no part of any document. */
  marker(): void {
    if (this.roots.length === 0 && (this.hasMarker || this.documents.length > 0)) this.source.isSure = false;
    this.hasMarker = true;
    this.endDocument();
  }

  /** @returns the documents' roots in their order, at least one */
  end(): readonly YamlNode[] {
    if (this.roots.length === 0 && this.hasMarker) this.source.isSure = false;
    this.endDocument();
    return this.documents.length > 0 ? this.documents : [emptyScalar(0)];
  }

  private endDocument(): void {
    const [root] = this.roots;
    this.close(-1);
    const range = { start: 0, end: this.said };
    if (root) this.documents.push(this.roots.length === 1 ? root : { type: 'sequence', items: this.roots, range });
    this.roots = [];
    this.anchored.clear();
  }

  /** Keeps what stands in no block. */
  addRoot(node: YamlNode): void {
    if (this.roots.push(node) > 1) this.source.isSure = false;
  }

  /** Closes what is indented deeper. @returns the innermost block that is open then */
  private close(column: number): Open | undefined {
    let top = this.open[this.open.length - 1];
    while (top && top.indent > column) top = this.closeTop(top);
    return top;
  }

  /** Closes what is indented deeper, and a sequence whose items stand where something else stands now. */
  closeItems(column: number): Open | undefined {
    const top = this.close(column);
    return top?.indent === column && top.node.type === 'sequence' ? this.closeTop(top) : top;
  }

  private closeTop(top: Open): Open | undefined {
    top.node.range.end = this.said;
    this.open.pop();
    return this.open[this.open.length - 1];
  }

  /**
   * Adds a pair to the map whose keys stand at `column`, or opens one.
   * @param start of the key, quote included
   * @param awaits lines below may say what the value is
   * @returns undefined where it would nest too deep
   */
  addPair(column: number, start: number, key: YamlScalar, value: YamlScalar, awaits: boolean): Open | undefined {
    const top = this.closeItems(column);
    const isOpen = top?.indent === column && top.node.type === 'map';
    const holder = isOpen ? top : this.nest({ type: 'map', pairs: [], range: { start, end: start } }, column);
    if (holder?.node.type !== 'map') return undefined;
    holder.node.pairs.push({ key, value });
    this.said = value.range.end;
    holder.awaits = awaits;
    holder.anchor = undefined;
    return holder;
  }

  /**
   * Adds an item, for lines to come to say what it is, to the sequence whose dashes stand at `column`, or opens one.
   * @param start of the dash
   * @param behind it and the blanks that follow
   * @returns undefined where it would nest too deep
   */
  addItem(column: number, start: number, behind: number): Open | undefined {
    let top = this.close(column);
    if (top?.node.type === 'map' && top.indent === column && !top.awaits) {
      this.source.isSure = false;
      top = this.close(column - 1);
    }
    const isOpen = top?.indent === column && top.node.type === 'sequence';
    const holder = isOpen ? top : this.nest({ type: 'sequence', items: [], range: { start, end: start } }, column);
    if (holder?.node.type !== 'sequence') return undefined;
    holder.node.items.push(emptyScalar(behind));
    this.said = behind;
    holder.awaits = true;
    holder.anchor = undefined;
    return holder;
  }

  /** Adds what has no name yet, or no dash. */
  addNameless({ node }: Open, at: number): void {
    if (node.type === 'map') node.pairs.push({ key: emptyScalar(at), value: emptyScalar(at) });
    else node.items.push(emptyScalar(at));
    this.said = at;
  }

  /**
   * Opens a block where the innermost open one awaits a node, or, in a broken file, where it would belong.
   * @returns undefined where it would nest too deep
   */
  private nest(node: Open['node'], indent: number): Open | undefined {
    if (this.open.length >= DEEPEST_SURE) {
      this.source.isSure = false;
      if (this.open.length >= DEEPEST_NESTING) return undefined;
    }
    const top = this.open[this.open.length - 1];
    if (!top) this.addRoot(node);
    else {
      if (!top.awaits) {
        this.source.isSure = false;
        const reopened = this.reopened(top, node, indent);
        if (reopened) return reopened;
        keepBeside(node, lastOf(top));
      }
      this.put(top, node);
    }
    const open: Open = { indent, node, awaits: false, anchor: undefined };
    this.open.push(open);
    return open;
  }

  /** A pair or item that stands further left than its siblings still is one of them. */
  private reopened(top: Open, node: Open['node'], indent: number): Open | undefined {
    const child = lastOf(top);
    if (child?.type !== node.type) return undefined;
    const open: Open = { indent, node: child as Open['node'], awaits: false, anchor: undefined };
    this.open.push(open);
    return open;
  }

  /**
   * Makes a node what a block's last pair or item says.
   * @param end where what was read of it ends
   */
  say(holder: Open, node: YamlNode, end: number): void {
    this.put(holder, node);
    this.said = end;
  }

  private put(holder: Open, node: YamlNode): void {
    const { node: collection, anchor } = holder;
    if (collection.type === 'sequence') collection.items[collection.items.length - 1] = node;
    else {
      const pair = collection.pairs[collection.pairs.length - 1];
      if (pair) pair.value = node;
    }
    if (anchor !== undefined) {
      if (node.type === 'alias') this.source.isSure = false;
      else this.anchored.set(anchor, node);
    }
    holder.awaits = false;
  }
}

function lastOf({ node }: Open): YamlNode | undefined {
  return node.type === 'map' ? node.pairs.at(-1)?.value : node.items.at(-1);
}

/** What stood where a block now begins is kept in it, under no name. */
function keepBeside(node: Open['node'], before: YamlNode | undefined): void {
  if (before === undefined || (before.type === 'scalar' && before.value === '')) return;
  if (node.type === 'map') node.pairs.push({ key: emptyScalar(before.range.start), value: before });
  else node.items.push(before);
}
