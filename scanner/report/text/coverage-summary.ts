import type { Coverage, Skip, SkipReason } from '../../model';
import { visible } from '../visible';
import { byteSize, count, duration, listed } from './counts';

type Counted = (number: number) => string;

/** In the order of how much it matters. */
const NOT_READ: readonly (readonly [SkipReason, Counted])[] = [
  ['unreadable', (number) => `${count(number, 'path')} that cannot be read`],
  ['too-large', (number) => `${count(number, 'file')} too large`],
  ['excluded', (number) => `${count(number, 'file')} excluded by nhi.yaml`],
  ['binary', (number) => count(number, 'binary file')],
  ['not-a-file', (number) => `${count(number, 'path')} that ${number === 1 ? 'is no file' : 'are no files'}`],
  ['vanished', (number) => `${count(number, 'file')} gone meanwhile`],
];

const READ_IN_PART: readonly (readonly [SkipReason, Counted])[] = [
  ['too-many-findings', (number) => `${count(number, 'file')} with too many findings`],
  ['tolerant-reader', (number) => `${count(number, 'large or broken file')} by the tolerant reader`],
];

const WORDS: Readonly<Record<SkipReason, string>> = {
  binary: 'binary',
  excluded: 'excluded by nhi.yaml',
  'too-large': 'too large',
  unreadable: 'cannot be read',
  vanished: 'gone meanwhile',
  'not-a-file': 'no file',
  'tolerant-reader': 'read tolerantly',
  'too-many-findings': 'too many findings',
};

/** @returns `214 files (1.8 MB, 0.06 s)` */
export function filesRead({ files, bytes }: Coverage, seconds: number | undefined): string {
  return `${count(files, 'file')} (${amount(bytes, seconds)})`;
}

/** @returns `1.8 MB, 0.06 s` */
export function amount(bytes: number, seconds: number | undefined): string {
  return listed([byteSize(bytes), seconds === undefined ? '' : duration(seconds)]);
}

/** @returns sentences that say what was not read or not fully, or '' where all was */
export function skippedSummary({ skipped }: Coverage): string {
  const notRead = counts(NOT_READ, skipped);
  const inPart = counts(READ_IN_PART, skipped);
  return [notRead === '' ? '' : `Not read: ${notRead}.`, inPart === '' ? '' : `Read in part: ${inPart}.`]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** @returns one line for each path that was not read or not fully */
export function skippedList({ skipped }: Coverage): readonly string[] {
  return skipped.map(({ path, reason, detail }) => {
    const why = detail === undefined || detail === WORDS[reason] ? '' : `: ${visible(detail)}`;
    return `  ${visible(path)}  ${WORDS[reason]}${why}`;
  });
}

function counts(kinds: readonly (readonly [SkipReason, Counted])[], skipped: readonly Skip[]): string {
  return listed(
    kinds.map(([reason, words]) => {
      const number = skipped.filter((skip) => skip.reason === reason).length;
      return number === 0 ? '' : words(number);
    }),
  );
}
