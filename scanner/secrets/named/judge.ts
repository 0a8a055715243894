import type { Window } from '../../engine';
import type { RawMatch } from '../detector';
import { isPlaceholder } from '../judgement';
import { lengthOf, wholePatternOf } from '../shape';
import type { Form } from './form';
import { foldName, isPublicName, mentions } from './name';
import { ValueReader } from './value';
import type { Value } from './value';

/** Above any generic judgement, below a vendor's own prefix. */
const RANK = 100;
/** Of all forms, in bytes; a test holds them to it. */
export const SHORTEST_FORM = 14;
export const LONGEST_FORM = 376;
/** The rest of the line before the name may say whose it is: `algolia.init({ apiKey: …`. */
const BEFORE_BYTES = 60;

/** Most names have no such value, and each gets an answer. */
const NONE: readonly RawMatch[] = [];

/** The forms of one length that look the same, whoever issues them. */
interface Slot {
  readonly pattern: () => RegExp;
  /** Those that need no name first. */
  readonly forms: Form[];
}

/** The forms by each length they can have. */
export type Slots = () => ReadonlyMap<number, readonly Slot[]>;

/** @param forms asked with the first value that may have one; for any number of documents */
export function slotsOf(forms: () => readonly Form[]): Slots {
  let slots: ReadonlyMap<number, readonly Slot[]> | undefined;
  return () => (slots ??= byLength(forms()));
}

/** Finds one document's values by their exact form and the vendor's name. */
export class NamedJudge {
  readonly #slots: Slots;
  readonly #values = new ValueReader();

  constructor(slots: Slots) {
    this.#slots = slots;
  }

  /**
   * @param start of the name
   * @param operator as the engine reports it
   * @returns one match or none
   */
  name(window: Window, _keyword: number, start: number, end: number, operator: number): readonly RawMatch[] {
    const value = this.#values.behind(window, operator, LONGEST_FORM + 1);
    if (!value.hasDigit || value.end - value.start < SHORTEST_FORM) return NONE;
    const slots = this.#slots().get(value.end - value.start);
    if (slots === undefined) return NONE;
    const text = window.latin1(value.start, value.end);
    const fitting = slots.filter(({ pattern }) => pattern().test(text)).flatMap(({ forms }) => forms);
    if (fitting.length === 0 || isPlaceholder(text)) return [];
    const name = window.utf8(start, end);
    if (isPublicName(foldName(name))) return [];
    const said = foldName(`${lineBefore(window, start)} ${name}`);
    const form = fitting.find(
      ({ word, accepts }) => (word === undefined || mentions(said, word)) && accepts?.(text) !== false,
    );
    return form === undefined ? [] : [matchOf(form, value, name)];
  }
}

function matchOf(form: Form, { start, end }: Value, name: string): RawMatch {
  return {
    detector: form.of,
    confidence: form.confidence,
    reason: form.word === undefined ? 'its form' : 'its form, and the name it has',
    parts: [{ start, end }],
    publicPrefix: 0,
    name,
    rank: RANK,
  };
}

function lineBefore(window: Window, start: number): string {
  const text = window.latin1(Math.max(window.start, start - BEFORE_BYTES), start);
  return text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
}

/** The forms by every length they can have. */
function byLength(forms: readonly Form[]): Map<number, Slot[]> {
  const lengths = new Map<number, Slot[]>();
  const alike = new Map<Form['pieces'], Slot>();
  for (const form of [...forms].sort((a, b) => Number(a.word !== undefined) - Number(b.word !== undefined))) {
    const known = alike.get(form.pieces);
    if (known) {
      known.forms.push(form);
      continue;
    }
    const slot = { pattern: compiledOnce(form.pieces), forms: [form] };
    alike.set(form.pieces, slot);
    const { min, max } = lengthOf(form.pieces);
    for (let length = min; length <= max; length++) lengths.set(length, [...(lengths.get(length) ?? []), slot]);
  }
  return lengths;
}

function compiledOnce(pieces: Form['pieces']): () => RegExp {
  let pattern: RegExp | undefined;
  return () => (pattern ??= wholePatternOf(pieces));
}
