import { appendEvent } from '../../../manifest';
import type { Fix } from '../../../model';
import type { Fixer } from '../site';
import { entryAt, manifestFix } from './manifest-fix';

/** What may be recorded, by the word of the rules that ask for it. */
const RECORDS = [
  { word: 'review', type: 'reviewed', noun: 'a review' },
  { word: 'rotation', type: 'rotated', noun: 'a rotation' },
  { word: 'drill', type: 'tested', noun: 'an incident drill' },
] as const;

/** A review, rotation or drill of today, among the entry's events. */
export const recordEvent: Fixer = (site, context) => {
  const records = RECORDS.filter(({ word }) => site.rule?.includes(word) === true);
  const found = records.length === 0 ? undefined : entryAt(site, context);
  if (!found) return [];
  const { id, manifest } = found.declaration;
  return records.flatMap(({ type, noun }): readonly Fix[] =>
    manifestFix(
      context,
      manifest,
      {
        id: 'manifest/record',
        title: `Record ${noun} of ${id} today (changes ${manifest})`,
        // Only who did it can say so.
        isSafe: false,
        isPreferred: true,
      },
      (text) => appendEvent(text, id, { type, date: context.today }),
    ),
  );
};
