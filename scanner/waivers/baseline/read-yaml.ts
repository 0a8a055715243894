import { isMap, isScalar, isSeq } from 'yaml';
import type { YAMLMap } from 'yaml';
import { parseYaml } from '../../manifest';
import type { Range } from '../../model';
import { BASELINE_PATH } from './format';
import type { BaselineProblem, RawBaseline, RawMap, RawValue } from './raw';

const REWRITE = 'take the line back from git';

/**
 * Reads the file as any formatter may have left it.
 * @param problems is told what cannot be read
 * @returns undefined where nothing can
 */
export function readYaml(text: string, problems: BaselineProblem[]): RawBaseline | undefined {
  const parsed = parseYaml(text, BASELINE_PATH);
  if (parsed.kind === 'unreadable') {
    const remedy = parsed.message.includes('conflict') ? 'keep the entries of both sides' : parsed.remedy;
    problems.push({ message: parsed.message, remedy: clause(remedy), range: parsed.range });
    return undefined;
  }
  const map = rawMap(parsed.map, problems);
  const list = parsed.map.get('entries', true) as unknown;
  if (isScalar(list) && list.value === null) return { ...map, entries: [] };
  if (!isSeq(list)) return { ...map, entries: undefined };
  const entries = list.items.flatMap((item): RawMap[] => {
    if (isMap(item)) return [rawMap(item, problems)];
    const message = 'This is no entry of a baseline';
    problems.push({ message, remedy: REWRITE, range: rangeOf(item) ?? map.range });
    return [];
  });
  return { ...map, entries };
}

function rawMap(map: YAMLMap, problems: BaselineProblem[]): RawMap {
  const values = new Map<string, RawValue>();
  const range = rangeOf(map) ?? { start: 0, end: 0 };
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const at = rangeOf(key) ?? range;
    // Of two equal keys nobody knows which one counts.
    if (values.has(name))
      problems.push({ message: `"${name.slice(0, 20)}" stands here twice`, remedy: REWRITE, range: at });
    values.set(name, { value: isScalar(value) ? value.value : undefined, range: at });
  }
  return { values, range };
}

function rangeOf(node: unknown): Range | undefined {
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) return undefined;
  const { range } = node;
  return range ? { start: range[0], end: range[1] } : undefined;
}

function clause(sentence: string): string {
  return (sentence.charAt(0).toLowerCase() + sentence.slice(1)).replace(/\.$/, '');
}
