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

const measuring = new Flags('measure');
const forming = new Flags('form');
const value = {
  length: measuring.scale('length', [5, 6, 8, 10, 12, 16, 20, 24, 32, 40, 64, 120, 400]),
  bits: measuring.scale('bits', [10, 14, 18, 22, 27, 33, 40, 50, 64, 90, 128, 200], HUNDREDTHS),
  perCharacter: measuring.scale(
    'bits/char',
    [1, 1.5, 1.9, 2.3, 2.6, 2.9, 3.2, 3.5, 3.8, 4.2, 4.7, 5.2, 5.8],
    HUNDREDTHS,
  ),
  cover: measuring.scale('cover', [1, 30, 50, 75, 95]),
  variety: measuring.scale('variety', [15, 30, 45, 60, 75, 90]),
  placeholder: measuring.scale('placeholder', [1, 20, 40]),
  shape: forming.choice('shape', shapes),
  kinds: measuring.choice('characters', kindNames),
  bareNumber: forming.flag('value: bare number'),
  nonAscii: forming.flag('value: not ASCII'),
  template: forming.flag('value: template'),
  codeLike: forming.flag('value: code'),
  repeat: forming.flag('value: repeat'),
  sequence: forming.flag('value: sequence'),
  pattern: forming.flag('value: pattern'),
  markup: forming.flag('value: markup'),
  escapes: forming.flag('value: escapes'),
  comment: forming.flag('value: comment'),
  isName: forming.flag('value: the name itself'),
  hasName: forming.flag('value: a word of the name'),
  secretWord: forming.flag('value: password, secret, token'),
  nameTail: forming.flag('value: ends like a name'),
  placeholderWord: forming.flag('value: placeholder word'),
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

/** How long the value is, of what, and how hard to guess: no pattern is needed for that. */
export function measureValue(evidence: Evidence, flags: FlagSet): void {
  const { facts, guess, placeholder } = evidence;
  flags.add(value.length(facts.length));
  flags.add(value.bits(guess.bits));
  flags.add(value.perCharacter(guess.perCharacter));
  if (guess.letters >= 3) flags.add(value.cover(guess.cover));
  flags.add(value.variety(variety(facts)));
  if (placeholder > 0) flags.add(value.placeholder(placeholder));
  const { lower, upper, digits, special, high } = facts;
  const kinds = (lower > 0 ? 1 : 0) | (upper > 0 ? 2 : 0) | (digits > 0 ? 4 : 0) | (special + high > 0 ? 8 : 0);
  flags.add(value.kinds(kindNames[kinds] ?? ''));
  flags.add(bitsCross(evidence.class, guess.bits));
  flags.add(perCharacterCross(evidence.class, guess.perCharacter));
}

/** What form the value has and which words are in it. */
export function describeForm(evidence: Evidence, flags: FlagSet): void {
  const { facts, text, shape, candidate } = evidence;
  const { lower, upper, digits, special, high } = facts;
  flags.add(value.shape(shape));
  flags.when(candidate.quote === 0 && (shape === 'integer' || shape === 'long-integer'), value.bareNumber);
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
    candidateClasses.map((found) => [found, measuring.scale(`${found}, ${group}`, edges, HUNDREDTHS, found)] as const),
  );
  return (found, measured) => scales.get(found)?.(measured) ?? -1;
}
