import { Parser, visit } from 'yaml';
import type { CST, Document as YamlDocument } from 'yaml';
import { UsageError } from '../../model';
import { dataIn, isSame } from '../edit/edited';
import { applyChanges } from '../edit/insertion';
import { migrated } from '../migrate';
import { parseYaml } from '../parse';
import type { Parsed } from '../parse';
import { jsonSchema } from '../schema';
import { arrange, hasDepth } from './arrange';
import { requote } from './quotes';

/** A manifest is no deeper. */
const MAX_DEPTH = 8;

/**
 * Brings a manifest to the version that is read here, and into the one order that all of them have: keys as the schema has them, entries by id within their
 * paragraph, owners and keys in quotes. Comments, line breaks and indentation stay as they are.
 * @param name what messages call the file
 * @returns the text; the same where nothing is to be done
 * @throws UsageError where the file cannot be read, or something would be lost
 */
export function formatManifest(text: string, name = 'nhi.yaml'): string {
  const schema = jsonSchema();
  const current = migrated(text);
  const before = read(current, name);
  let result = applyChanges(current, requote(current, before.map));
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const { map, document } = read(result, name);
    // An alias means the last anchor before it: what holds one stays where it is.
    if (hasAliases(document) || !hasDepth(map, depth)) break;
    result = applyChanges(result, arrange(result, map, schema, depth));
  }
  const data = dataIn(before.document);
  const isKept =
    isSame(data, dataIn(read(result, name).document), isUnordered) &&
    commentsIn(current).join('\n') === commentsIn(result).join('\n');
  if (data === undefined || !isKept) throw new UsageError(`${name} cannot be formatted without losing something`);
  return result;
}

function read(text: string, name: string): Extract<Parsed, { kind: 'map' }> {
  const parsed = parseYaml(text, name);
  if (parsed.kind === 'map') return parsed;
  const line = text.slice(0, parsed.range.start).split('\n').length;
  throw new UsageError(`${name}:${line}: ${parsed.message}. ${parsed.remedy}`);
}

/** Lists that are sorted. */
function isUnordered(key: string): boolean {
  return key === 'identities' || key === 'groups' || key === 'not_identities';
}

function hasAliases(document: YamlDocument): boolean {
  let found = false;
  visit(document, {
    Alias() {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

/** @returns every comment, sorted */
function commentsIn(text: string): string[] {
  const found: string[] = [];
  const take = (tokens: readonly CST.SourceToken[] | undefined): void => {
    for (const { type, source } of tokens ?? []) if (type === 'comment') found.push(source.trim());
  };
  const open: CST.Token[] = [...new Parser().parse(text)];
  for (let token = open.pop(); token !== undefined; token = open.pop()) {
    if (token.type === 'comment') found.push(token.source.trim());
    if ('start' in token && Array.isArray(token.start)) take(token.start);
    if ('end' in token && Array.isArray(token.end)) take(token.end);
    if (token.type === 'document' && token.value) open.push(token.value);
    if ('props' in token) for (const each of token.props) if (each.type === 'comment') found.push(each.source.trim());
    if (!('items' in token)) continue;
    for (const item of token.items) {
      take(item.start);
      take(item.sep);
      if (item.key) open.push(item.key);
      if (item.value) open.push(item.value);
    }
  }
  return found.toSorted();
}
