import { appendEvent } from '../../../manifest';
import type { Fixer } from '../site';
import { entryAt, manifestFix } from './manifest-fix';

/** What is recorded, by the rule that asks for it. */
const RECORDS: Readonly<Record<string, { readonly type: 'reviewed' | 'rotated' | 'tested'; readonly noun: string }>> = {
  'identity/review-overdue': { type: 'reviewed', noun: 'a review' },
  'identity/rotation-overdue': { type: 'rotated', noun: 'a rotation' },
  'identity/never-rotated': { type: 'rotated', noun: 'a rotation' },
  'identity/drill-overdue': { type: 'tested', noun: 'an incident drill' },
};

/** A review, rotation or drill of today, among the entry's events. */
export const recordEvent: Fixer = (site, context) => {
  const record = RECORDS[site.rule ?? ''];
  const found = record && entryAt(site, context);
  if (!found) return [];
  const { id, manifest } = found.declaration;
  return manifestFix(
    context,
    manifest,
    {
      id: 'manifest/record',
      title: `Record ${record.noun} of ${id} today (changes ${manifest})`,
      // Only who did it can say so.
      isSafe: false,
      isPreferred: true,
    },
    (text) => appendEvent(text, id, { type: record.type, date: context.today }),
  );
};
