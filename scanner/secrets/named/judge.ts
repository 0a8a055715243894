import type { Window } from '../../engine';
import type { RawMatch } from '../detector';
import { isPlaceholder } from '../judgement';
import { lengthOf, wholePatternOf } from '../shape';
import type { Form } from './form';
import { foldName, isPublicName, mentions } from './name';
import type { FoldedName } from './name';
import { valueBehind } from './value';

/** Above any generic judgement, below a vendor's own prefix. */
const RANK = 100;
/** The rest of the line before the name may say whose it is: `algolia.init({ apiKey: …`. */
const BEFORE_BYTES = 60;

/** The forms of one length. */
type Shelf = readonly { readonly form: Form; readonly pattern: () => RegExp }[];

/** Finds values by their exact form and the vendor's name; one for any number of documents. */
export class NamedJudge {
  readonly #shelves: ReadonlyMap<number, Shelf>;
  readonly #longest: number;

  constructor(forms: readonly Form[]) {
    this.#shelves = shelve(forms);
    this.#longest = Math.max(...this.#shelves.keys());
  }

  /**
   * @param start of the name
   * @param operator as the engine reports it
   * @returns one match or none
   */
  name(window: Window, _keyword: number, start: number, end: number, operator: number): readonly RawMatch[] {
    const value = valueBehind(window.bytes, operator, window.end, this.#longest + 1);
    const shelf = this.#shelves.get(value.end - value.start);
    if (shelf === undefined) return [];
    const text = window.latin1(value.start, value.end);
    if (!/\d/.test(text) || isPlaceholder(text)) return [];
    const name = window.utf8(start, end);
    if (isPublicName(foldName(name))) return [];
    let folded: FoldedName | undefined;
    for (const { form, pattern } of shelf) {
      if (form.word !== undefined) {
        folded ??= foldName(`${lineBefore(window, start)} ${name}`);
        if (!mentions(folded, form.word)) continue;
      }
      if (!pattern().test(text) || form.accepts?.(text) === false) continue;
      return [
        {
          detector: form.of,
          confidence: form.confidence,
          reason: form.word === undefined ? 'its form' : 'its form, and the name it has',
          parts: [value],
          publicPrefix: 0,
          name,
          rank: RANK,
        },
      ];
    }
    return [];
  }
}

function lineBefore(window: Window, start: number): string {
  const text = window.latin1(Math.max(window.start, start - BEFORE_BYTES), start);
  return text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
}

/** Forms by every length they can have; those that need no name first. */
function shelve(forms: readonly Form[]): Map<number, { form: Form; pattern: () => RegExp }[]> {
  const shelves = new Map<number, { form: Form; pattern: () => RegExp }[]>();
  const patterns = new Map<Form['pieces'], RegExp>();
  for (const form of [...forms].sort((a, b) => Number(a.word !== undefined) - Number(b.word !== undefined))) {
    const { min, max } = lengthOf(form.pieces);
    const pattern = (): RegExp => {
      const known = patterns.get(form.pieces) ?? wholePatternOf(form.pieces);
      patterns.set(form.pieces, known);
      return known;
    };
    for (let length = min; length <= max; length++) {
      const shelf = shelves.get(length);
      if (shelf) shelf.push({ form, pattern });
      else shelves.set(length, [{ form, pattern }]);
    }
  }
  return shelves;
}
