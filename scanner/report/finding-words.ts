import type { Finding, Origin, Place } from '../model';
import { ended, remedySentence } from './remedy';
import { visible } from './visible';

/** @returns what is wrong and what to do now, as sentences of one line; not yet safe to print */
export function findingSentences({ message, remedy }: Finding): string {
  return `${ended(message)} ${remedySentence(remedy)}`;
}

/** @returns `src/a.ts:7`, safe to print */
export function placeWords({ path, start }: Place): string {
  return `${visible(path)}:${start.line}`;
}

/** @returns `first in commit 0123456789ab of 2031-02-01 by A. Author`, '' where no history was read; safe to print */
export function originWords(origin: Origin | undefined): string {
  if (origin?.commit === undefined) return '';
  const date = origin.date === undefined ? '' : ` of ${visible(origin.date)}`;
  const author = origin.author === undefined ? '' : ` by ${visible(origin.author)}`;
  return `first in commit ${visible(origin.commit.slice(0, SHORT_COMMIT))}${date}${author}`;
}

/** Enough digits to be unique in the largest repositories there are. */
const SHORT_COMMIT = 12;
