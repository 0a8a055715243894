import { joints, writings } from './candidate';
import type { Joint } from './candidate';
import { candidateClasses } from './evidence';
import type { Evidence } from './evidence';
import { fileFamilies } from './file-kind';
import { Flags } from './flags';
import type { FlagSet } from './flags';

const stage = new Flags('name');
const name = {
  class: stage.choice('class', candidateClasses),
  words: stage.scale('name words', [2, 3, 4, 5]),
  last: stage.flag('name: keyword is last'),
  tail: stage.flag('name: more words behind'),
  negativeTail: stage.flag('name: about the secret'),
  id: stage.flag('name: id'),
  negative: stage.flag('name: says no'),
  test: stage.flag('name: test'),
  variant: stage.flag('name: variant'),
  system: stage.flag('name: system'),
  plural: stage.flag('name: plural'),
  upper: stage.flag('name: CONSTANT'),
  chain: stage.flag('name: chain'),
  digit: stage.flag('name: ends in a digit'),
  otherWord: stage.flag('name: another word'),
};
const joint = {
  kind: stage.choice('joint', joints),
  writing: stage.choice('writing', writings),
  backQuote: stage.flag('writing: back quote'),
  escaped: stage.flag('writing: escaped'),
  open: stage.flag('writing: no end'),
  multiWord: stage.flag('writing: more words'),
  query: stage.flag('writing: URL query'),
  nextLine: stage.flag('writing: next line'),
  typed: stage.flag('writing: typed'),
  argument: stage.scale('argument', [1, 2]),
};
const file = {
  family: stage.choice('file', fileFamilies),
  test: stage.flag('path: test'),
  document: stage.flag('path: document'),
  translation: stage.flag('path: translation'),
  generated: stage.flag('path: generated'),
};

/** Joints too rare to be weighed on their own count as the one that says the same. */
const likeness: Readonly<Partial<Record<Joint, Joint>>> = {
  'identified-by': '=',
  'password-option': 'option',
  pair: ':',
};
const BACK_QUOTE = 0x60;

/** What is known before the value is looked at: its name, how it is joined and written, the file. */
export function describeName(evidence: Evidence, flags: FlagSet): void {
  const { name: facts, candidate, kind } = evidence;
  flags.add(name.class(evidence.class));
  if (facts !== undefined && facts.words.length > 0) {
    flags.add(name.words(facts.words.length));
    flags.when(facts.isLast, name.last);
    flags.when(facts.negativeTail, name.negativeTail);
    flags.when(facts.isId, name.id);
    flags.when(facts.hasTail && !facts.negativeTail, name.tail);
    flags.when(facts.negative, name.negative);
    flags.when(facts.isTest, name.test);
    flags.when(facts.isVariant, name.variant);
    flags.when(facts.isSystem, name.system);
    flags.when(facts.isPlural, name.plural);
    flags.when(facts.isUpper, name.upper);
    flags.when(facts.isChain, name.chain);
    flags.when(facts.endsInDigit, name.digit);
    flags.when(facts.isOtherWord, name.otherWord);
  }
  flags.add(joint.kind(likeness[candidate.joint] ?? candidate.joint));
  flags.add(joint.writing(candidate.writing));
  flags.when(candidate.quote === BACK_QUOTE, joint.backQuote);
  flags.when(candidate.escapes > 0, joint.escaped);
  flags.when(candidate.isOpen, joint.open);
  flags.when(candidate.isMultiWord, joint.multiWord);
  flags.when(candidate.isQuery, joint.query);
  flags.when(candidate.isNextLine, joint.nextLine);
  flags.when(candidate.isTyped, joint.typed);
  if (candidate.joint === 'call') flags.add(joint.argument(candidate.argument));
  flags.add(file.family(kind.family));
  flags.when(kind.isTest, file.test);
  flags.when(kind.isDocument, file.document);
  flags.when(kind.isTranslation, file.translation);
  flags.when(kind.isGenerated, file.generated);
}
