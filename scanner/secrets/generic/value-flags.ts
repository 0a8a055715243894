import { candidateClasses } from './evidence';
import type { CandidateClass, Evidence } from './evidence';
import { Flags } from './flags';
import type { FlagSet } from './flags';
import { variety } from './value-facts';
import { shapes } from './value-shape';

/** Bits are counted in hundredths. */
const HUNDREDTHS = 100;

const kindNames = Array.from(
  { length: 16 },
  (_, set) => ['lower', 'upper', 'digits', 'special'].filter((_, index) => set & (1 << index)).join('+') || 'none',
);

const stage = new Flags('value');
const value = {
  length: stage.scale('length', [5, 6, 8, 10, 12, 16, 20, 24, 32, 40, 64, 120, 400]),
  bits: stage.scale('bits', [10, 14, 18, 22, 27, 33, 40, 50, 64, 90, 128, 200], HUNDREDTHS),
  perCharacter: stage.scale('bits/char', [1, 1.5, 1.9, 2.3, 2.6, 2.9, 3.2, 3.5, 3.8, 4.2, 4.7, 5.2, 5.8], HUNDREDTHS),
  cover: stage.scale('cover', [1, 30, 50, 75, 95]),
  variety: stage.scale('variety', [15, 30, 45, 60, 75, 90]),
  placeholder: stage.scale('placeholder', [1, 20, 40]),
  shape: stage.choice('shape', shapes),
  kinds: stage.choice('characters', kindNames),
  bareNumber: stage.flag('value: bare number'),
  nonAscii: stage.flag('value: not ASCII'),
  template: stage.flag('value: template'),
  codeLike: stage.flag('value: code'),
  repeat: stage.flag('value: repeat'),
  sequence: stage.flag('value: sequence'),
  pattern: stage.flag('value: pattern'),
  markup: stage.flag('value: markup'),
  escapes: stage.flag('value: escapes'),
  comment: stage.flag('value: comment'),
  isName: stage.flag('value: the name itself'),
  hasName: stage.flag('value: a word of the name'),
  secretWord: stage.flag('value: password, secret, token'),
  nameTail: stage.flag('value: ends like a name'),
  placeholderWord: stage.flag('value: placeholder word'),
};
/** What a sum of weights cannot see by itself: how random is random enough depends on the name. */
const bitsCross = crossOf('bits', [16, 24, 40, 80]);
const perCharacterCross = crossOf('bits/char', [1.9, 2.6, 3.2, 4.2]);

const template =
  /\$\{|\{\{|<%|%\(|#\{|\$\(|\$\[|@\{|%[sdv@]|\{\d?\}|\{[a-zA-Z_.]{1,60}\}|^\$[A-Za-z_]|^%[A-Za-z_]+%?$|^@[A-Za-z]|^#[A-Za-z]|^\$\$|__\w{1,60}__$|^\+|\\\(/;
const codeLike = /\w\(|\)\s*$|->|=>|::|\[\d?\w{0,60}\]|\.\w{1,60}\(|&&|\|\|/;
const sequence = /0123|1234|abcd|qwer|asdf|4321|9876/i;
const patternMarks = /[\\[\]*+?^]/;
const pattern = /^[\^(\\]|\\[dws]|\[[a-zA-Z]-[a-zA-Z]|\(\?|\.\*|\$$/;
const escapes = /\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|&\w{1,20};/i;
const placeholderWord =
  /change_?me|your[-_ ]|example|placeholder|dummy|redacted|xxxx|\*\*\*|<[^<>]+>|insert|replace|fixme|\btodo\b|notreal|not[-_ ]a[-_ ]|fake/i;
const secretWord = /passw|secret|token|credential|api_?key|private|username|login|auth/i;
const nameTail = /(?:id|key|name|url|path|file|field|type|header|token|secret|password)$/i;

/** What the value itself says. */
export function describeValue(evidence: Evidence, flags: FlagSet): void {
  const { facts, guess, text, shape, placeholder, candidate } = evidence;
  flags.add(value.length(facts.length));
  flags.add(value.bits(guess.bits));
  flags.add(value.perCharacter(guess.perCharacter));
  if (guess.letters >= 3) flags.add(value.cover(guess.cover));
  flags.add(value.variety(variety(facts)));
  if (placeholder > 0) flags.add(value.placeholder(placeholder));
  flags.add(value.shape(shape));
  const { lower, upper, digits, special, high } = facts;
  const kinds = (lower > 0 ? 1 : 0) | (upper > 0 ? 2 : 0) | (digits > 0 ? 4 : 0) | (special + high > 0 ? 8 : 0);
  flags.add(value.kinds(kindNames[kinds] ?? ''));
  flags.when(candidate.quote === 0 && (shape === 'integer' || shape === 'long-integer'), value.bareNumber);
  flags.add(bitsCross(evidence.class, guess.bits));
  flags.add(perCharacterCross(evidence.class, guess.perCharacter));
  flags.when(facts.longestRun >= 4, value.repeat);
  flags.when((digits >= 4 || lower + upper >= 4) && sequence.test(text), value.sequence);
  if (lower + upper >= 4) describeWords(evidence, flags);
  if (special + high === 0 || candidate.numbers !== undefined) return;
  flags.when(high > 0, value.nonAscii);
  flags.when(template.test(text), value.template);
  flags.when(codeLike.test(text), value.codeLike);
  flags.when(patternMarks.test(text) && pattern.test(text), value.pattern);
  flags.when(/<\/?\w/.test(text), value.markup);
  flags.when(escapes.test(text), value.escapes);
  flags.when(text.startsWith('#') || text.startsWith('//'), value.comment);
}

function describeWords({ name: facts, text, guess }: Evidence, flags: FlagSet): void {
  flags.when(placeholderWord.test(text), value.placeholderWord);
  flags.when(secretWord.test(text), value.secretWord);
  flags.when(guess.cover > 30 && nameTail.test(text), value.nameTail);
  if (facts === undefined) return;
  const letters = text.toLowerCase().replace(/[^a-z]/g, '');
  const { letters: own } = facts;
  if (own === '' || letters === '') return;
  if (letters === own || (letters.length >= 4 && own.endsWith(letters)) || (own.length >= 5 && letters.includes(own))) {
    flags.add(value.isName);
  } else
    flags.when(
      facts.words.some((word) => word.length > 3 && letters.includes(word)),
      value.hasName,
    );
}

function crossOf(group: string, edges: readonly number[]): (found: CandidateClass, measured: number) => number {
  const scales = new Map(
    candidateClasses.map((found) => [found, stage.scale(`${found}, ${group}`, edges, HUNDREDTHS, found)] as const),
  );
  return (found, measured) => scales.get(found)?.(measured) ?? -1;
}
