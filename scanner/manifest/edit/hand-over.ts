import { isCollection, isPair, isScalar } from 'yaml';
import type { Pair } from 'yaml';
import { isSameOwner } from '../same-owner';
import { edited, isData } from './edited';
import type { TextChange } from './insertion';
import { setValue } from './map-keys';
import { pairOf } from './pair';
import { scalarText } from './scalar-text';

/** Where a manifest says who answers today. */
const PARTS = ['owners', 'defaults', 'identities', 'groups'] as const;

/** The keys that name somebody who answers; `by` and `approved_by` say who did something, which stays true. */
const ANSWERING: ReadonlySet<string> = new Set([
  'owner',
  'backup_owner',
  'sponsor',
  'reviewer',
  'human_owner',
  'contact',
  'backup',
]);

/** What is on record is not rewritten. */
const RECORDS: ReadonlySet<string> = new Set(['events', 'approval']);

/**
 * Puts one owner in the place of another wherever the manifest says who answers: in entries, groups, defaults and `owners`.
 * @param from however it is written: `@Ada` and `ada` are one
 * @returns the new text; the same where nobody of that name answers
 * @throws UsageError where the file is broken or laid out so that it cannot be done
 */
export function handOver(text: string, from: string, to: string): string {
  const isLeaving = (value: unknown): boolean => typeof value === 'string' && isSameOwner(value, from);
  return edited(text, (before, map, data) => {
    for (const part of PARTS) replaceIn(data[part], part === 'owners', isLeaving, to);
    return PARTS.flatMap((part) => changesIn(before, pairOf(map, part)?.value, part === 'owners', isLeaving, to));
  });
}

/** @param isNames the keys are names that stand for whoever is written behind them */
function replaceIn(data: unknown, isNames: boolean, isLeaving: (value: unknown) => boolean, to: string): void {
  if (Array.isArray(data)) for (const item of data) replaceIn(item, false, isLeaving, to);
  if (!isData(data)) return;
  for (const [key, value] of Object.entries(data)) {
    if ((isNames || ANSWERING.has(key)) && isLeaving(value)) data[key] = to;
    else if (!RECORDS.has(key)) replaceIn(value, false, isLeaving, to);
  }
}

function changesIn(
  text: string,
  node: unknown,
  isNames: boolean,
  isLeaving: (value: unknown) => boolean,
  to: string,
): TextChange[] {
  if (!isCollection(node)) return [];
  return (node.items as unknown[]).flatMap((item) => {
    if (!isPair(item)) return changesIn(text, item, false, isLeaving, to);
    const key = keyOf(item);
    const { value } = item;
    if ((isNames || ANSWERING.has(key)) && isScalar(value) && isLeaving(value.value)) {
      return setValue(text, item, scalarText('owner', to), to);
    }
    return RECORDS.has(key) ? [] : changesIn(text, value, false, isLeaving, to);
  });
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}
