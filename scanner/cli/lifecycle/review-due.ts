import type { Day } from '../../model';
import { visible } from '../../report';
import type { DeclaredIdentity } from './find';

/** Why an entry is due, or when it will be. */
export interface ReviewStanding {
  readonly isDue: boolean;
  /** In a few words: `due since 2031-01-30`, `never reviewed`. */
  readonly words: string;
}

/** @returns how the review of an entry stands; undefined where its entry says nothing of reviews */
export function reviewStanding({ declaration }: DeclaredIdentity, today: Day): ReviewStanding | undefined {
  const { review } = declaration;
  if (review === undefined) return undefined;
  const { next, last, interval } = review;
  if (next !== undefined) return { isDue: next <= today, words: next <= today ? `due since ${next}` : `next ${next}` };
  if (interval !== undefined && last === undefined) {
    return { isDue: true, words: `never reviewed, every ${visible(interval)} it should be` };
  }
  return { isDue: false, words: `last ${last ?? 'never'}` };
}
