import { isScalar } from 'yaml';
import type { Node, Scalar } from 'yaml';
import { isDay } from '../../model';
import type { Day, Place } from '../../model';
import { nearestKeyword } from '../near';
import { shown } from '../shown';
import { describeNode, rangeOf } from './reading';
import type { Reading } from './reading';
import type { Shape } from './shape';

interface TextOptions {
  readonly examples?: readonly string[];
  /** Anchored. */
  readonly pattern?: RegExp;
  /** What the pattern asks for: `a number and h, d, w, mo or y, such as 90d`. */
  readonly hint?: string;
}

/** Any text that says something. */
export function text(description: string, { examples, pattern, hint }: TextOptions = {}): Shape<string> {
  return {
    schema: {
      type: 'string',
      description,
      ...(pattern === undefined ? { pattern: '\\S' } : { pattern: pattern.source }),
      ...(examples === undefined ? {} : { examples }),
    },
    read(node, name, reading) {
      const value = readString(node, name, reading, hint ?? 'text');
      if (value === undefined || (pattern ?? /\S/).test(value)) return value;
      const meant =
        hint === undefined ? `"${name}" must say something` : `"${name}" must be ${hint}, not ${shown(value)}`;
      reading.report(
        rangeOf(node),
        meant,
        examples?.[0] === undefined ? 'Correct it, or take the line out.' : `For example: ${examples[0]}`,
      );
      return undefined;
    },
  };
}

/** One of a few words. */
export function choice<const W extends string>(description: string, words: readonly W[]): Shape<W> {
  const isWord = (value: string): value is W => words.some((word) => word === value);
  const listed = words.length > 8 ? `one of ${String(words.length)} words` : listOf(words);
  return {
    schema: { type: 'string', enum: words, description },
    read(node, name, reading) {
      const value = readString(node, name, reading, listed);
      if (value === undefined || isWord(value)) return value;
      const near = nearestKeyword(value, words);
      const question = near === undefined ? '' : `; did you mean ${near}?`;
      reading.report(
        rangeOf(node),
        `"${name}" must be ${listed}, not ${shown(value)}${question}`,
        `Write one of: ${words.join(', ')}.`,
      );
      return undefined;
    },
  };
}

function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

/** A calendar day; YAML dates and texts in quotes are one. */
export function day(description: string): Shape<Day> {
  return dayOrWord(description, []);
}

/**
 * A calendar day, or the word `never`. What is neither is reported and kept all the same: an end that is written wrong is
 * not an end that is missing.
 */
export function dayOrNever(description: string): Shape<string> {
  const shape = dayOrWord(description, ['never']);
  return {
    schema: shape.schema,
    read: (node, name, reading) => shape.read(node, name, reading) ?? sourceOf(node) ?? '',
  };
}

function dayOrWord(description: string, also: readonly string[]): Shape<string> {
  const dayPattern = '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';
  const meant = ['a day such as 2027-01-31', ...also].join(' or ');
  return {
    schema: {
      type: 'string',
      pattern: `^(${[dayPattern, ...also].join('|')})$`,
      description,
      examples: ['2027-01-31', ...also],
    },
    read(node, name, reading) {
      const value = sourceOf(node);
      if (value !== undefined && isString(node) && (isDay(value) || also.includes(value))) return value;
      const near = value === undefined ? undefined : (nearDay(value) ?? nearestKeyword(value, also));
      const isImpossible = value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value);
      const message = isImpossible
        ? `"${name}" is ${value}, which is not in the calendar`
        : `"${name}" must be ${meant}, not ${isString(node) ? shown(value ?? '') : describeNode(node)}`;
      reading.report(rangeOf(node), message, near === undefined ? `Write ${meant}.` : `Write ${near}.`);
      return undefined;
    },
  };
}

/** @returns the day that `2027-1-31`, `2027/01/31`, `20270131`, `31.1.2027` or an instant very probably means */
function nearDay(value: string): Day | undefined {
  const [, year, month, date] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].{0,40})?$/.exec(value) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(value) ?? [];
  const [, lastDate, lastMonth, lastYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(value) ?? [];
  const parts = [year ?? lastYear ?? '', month ?? lastMonth ?? '', date ?? lastDate ?? ''];
  const near = parts.map((part) => part.padStart(2, '0')).join('-');
  return isDay(near) ? near : undefined;
}

export function wholeNumber(description: string, { min, max }: { min: number; max?: number }): Shape<number> {
  const meant =
    max === undefined
      ? `a whole number from ${String(min)} on`
      : `a whole number from ${String(min)} to ${String(max)}`;
  return {
    schema: { type: 'integer', minimum: min, ...(max === undefined ? {} : { maximum: max }), description },
    read(node, name, reading) {
      const value = isScalar(node) ? node.value : undefined;
      if (typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= (max ?? value))
        return value;
      reading.report(rangeOf(node), `"${name}" must be ${meant}, not ${describeNode(node)}`, `Write ${meant}.`);
      return undefined;
    },
  };
}

export function flag(description: string): Shape<boolean> {
  return {
    schema: { type: 'boolean', description },
    read(node, name, reading) {
      if (isScalar(node) && typeof node.value === 'boolean') return node.value;
      reading.report(
        rangeOf(node),
        `"${name}" must be true or false, not ${describeNode(node)}`,
        'Write true or false.',
      );
      return undefined;
    },
  };
}

/** The same shape, with the place it was read at. */
export function placed<T>(shape: Shape<T>): Shape<{ readonly value: T; readonly place: Place }> {
  return {
    schema: shape.schema,
    read(node, name, reading) {
      const value = shape.read(node, name, reading);
      return value === undefined ? undefined : { value, place: reading.place(rangeOf(node)) };
    },
  };
}

/** @returns the text of a scalar; numbers and the like are reported, because 0x10 or 1e3 would not stay what was written */
function readString(node: Node, name: string, reading: Reading, meant: string): string | undefined {
  if (isString(node)) return node.value;
  const source = sourceOf(node);
  const remedy = source === undefined ? `Write ${meant}.` : `Put quotes around it: "${source}"`;
  reading.report(rangeOf(node), `"${name}" must be ${meant}, not ${describeNode(node)}`, remedy);
  return undefined;
}

function isString(node: Node): node is Scalar<string> {
  return isScalar(node) && typeof node.value === 'string';
}

/** @returns what stands in the file, quotes taken off; undefined for what is no scalar or nothing */
function sourceOf(node: Node): string | undefined {
  if (isString(node)) return node.value;
  return isScalar(node) && node.value !== null ? node.source : undefined;
}
