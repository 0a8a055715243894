import { joints } from './candidate';
import type { Joint } from './candidate';
import { candidateClasses } from './evidence';
import type { CandidateClass, Evidence } from './evidence';
import { fileFamilies } from './file-kind';
import { choice, flag, scale } from './flags';
import type { FlagSet } from './flags';
import { variety } from './value-facts';
import { shapes } from './value-shape';

/** Bits are counted in hundredths. */
const HUNDREDTHS = 100;

const name = {
  class: choice('class', candidateClasses),
  words: scale('name words', [2, 3, 4, 5]),
  last: flag('name: keyword is last'),
  tail: flag('name: more words behind'),
  negativeTail: flag('name: about the secret'),
  id: flag('name: id'),
  negative: flag('name: says no'),
  test: flag('name: test'),
  variant: flag('name: variant'),
  system: flag('name: system'),
  plural: flag('name: plural'),
  upper: flag('name: CONSTANT'),
  chain: flag('name: chain'),
  digit: flag('name: ends in a digit'),
  otherWord: flag('name: another word'),
};
const joint = {
  kind: choice('joint', joints),
  writing: choice('writing', ['quoted', 'bare', 'in-string', 'in-code', 'bytes']),
  backQuote: flag('writing: back quote'),
  escaped: flag('writing: escaped'),
  open: flag('writing: no end'),
  multiWord: flag('writing: more words'),
  query: flag('writing: URL query'),
  nextLine: flag('writing: next line'),
  typed: flag('writing: typed'),
  argument: scale('argument', [1, 2]),
  continued: flag('writing: goes on'),
  isKey: flag('writing: is a key'),
  default: flag('wrap: default'),
  bytes: flag('wrap: bytes'),
  decode: flag('wrap: decode'),
  bracket: flag('wrap: bracket'),
  call: flag('wrap: call'),
  method: flag('wrap: method'),
};
/** Joints too rare to be weighed on their own count as the one that says the same. */
const likeness: Readonly<Partial<Record<Joint, Joint>>> = {
  'identified-by': '=',
  'password-option': 'option',
  pair: ':',
};
const value = {
  length: scale('length', [5, 6, 8, 10, 12, 16, 20, 24, 32, 40, 64, 120, 400]),
  bits: scale('bits', [10, 14, 18, 22, 27, 33, 40, 50, 64, 90, 128, 200], HUNDREDTHS),
  perCharacter: scale('bits/char', [1, 1.5, 1.9, 2.3, 2.6, 2.9, 3.2, 3.5, 3.8, 4.2, 4.7, 5.2, 5.8], HUNDREDTHS),
  cover: scale('cover', [1, 30, 50, 75, 95]),
  variety: scale('variety', [15, 30, 45, 60, 75, 90]),
  placeholder: scale('placeholder', [1, 20, 40]),
  shape: choice('shape', shapes),
  kinds: Array.from({ length: 16 }, (_, set) => flag(`characters=${kindsText(set)}`)),
  bareNumber: flag('value: bare number'),
  nonAscii: flag('value: not ASCII'),
  template: flag('value: template'),
  codeLike: flag('value: code'),
  repeat: flag('value: repeat'),
  sequence: flag('value: sequence'),
  pattern: flag('value: pattern'),
  markup: flag('value: markup'),
  escapes: flag('value: escapes'),
  comment: flag('value: comment'),
  isName: flag('value: the name itself'),
  hasName: flag('value: a word of the name'),
  secretWord: flag('value: password, secret, token'),
  nameTail: flag('value: ends like a name'),
  placeholderWord: flag('value: placeholder word'),
};
const place = {
  family: choice('file', fileFamilies),
  test: flag('path: test'),
  document: flag('path: document'),
  translation: flag('path: translation'),
  generated: flag('path: generated'),
  comment: flag('line: comment'),
  import: flag('line: import'),
  message: flag('line: message'),
  markup: flag('line: markup'),
  fake: flag('line: fake'),
  user: flag('line: user'),
  userNear: flag('near: user'),
  stored: flag('line: stored'),
  header: flag('line: header'),
  hexTable: flag('near: table of hashes'),
  noHost: flag('url: no host'),
  exampleHost: flag('url: example host'),
  noUser: flag('url: no user'),
  genericUser: flag('url: generic user'),
  sameUser: flag('url: user is password'),
  port: flag('url: number'),
  punctuation: flag('url: punctuation'),
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
const methodCall = /^[\w$]{1,60}(?:\.\w{1,60}){0,8}\.(?!decode|Decode|from|of|valueOf|b64|parse|set)\w{1,60}\($/;
const exampleHost = /example\.(?:com|org|net)|mycompany|domain/i;
const genericUser = /^(?:user(?:name)?|foo|login|name)$/i;

/** Sets the flags of a candidate. */
export function describe(evidence: Evidence, next: string, url: { user: string; host: string }, flags: FlagSet): void {
  flags.clear();
  flags.add(name.class(evidence.class));
  describeName(evidence, flags);
  describeJoint(evidence, next, flags);
  describeValue(evidence, flags);
  describePlace(evidence, flags);
  if (evidence.class === 'url') describeUrl(evidence, url, flags);
  flags.add(bitsCross(evidence.class, evidence.guess.bits));
  flags.add(perCharacterCross(evidence.class, evidence.guess.perCharacter));
}

function describeName({ name: facts }: Evidence, flags: FlagSet): void {
  if (facts === undefined || facts.words.length === 0) return;
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

function describeJoint({ candidate, wrap }: Evidence, next: string, flags: FlagSet): void {
  flags.add(joint.kind(likeness[candidate.joint] ?? candidate.joint));
  flags.add(joint.writing(candidate.writing));
  flags.when(candidate.quote === 0x60, joint.backQuote);
  flags.when(candidate.escapes > 0, joint.escaped);
  flags.when(candidate.isOpen, joint.open);
  flags.when(candidate.isMultiWord, joint.multiWord);
  flags.when(candidate.isQuery, joint.query);
  flags.when(candidate.isNextLine, joint.nextLine);
  flags.when(candidate.isTyped, joint.typed);
  if (candidate.joint === 'call') flags.add(joint.argument(candidate.argument));
  if (candidate.writing === 'quoted') {
    flags.when(/^\s{0,4}[.+([]|^\s{0,2}%\s/.test(next), joint.continued);
    flags.when(/^[\s"'`)\]]*[:=](?!=)/.test(next), joint.isKey);
  }
  if (candidate.isDefault) flags.add(joint.default);
  else if (wrap !== '') {
    if (/byte|b\(/i.test(wrap)) flags.add(joint.bytes);
    else if (/base64|decode|guid|uuid/i.test(wrap)) flags.add(joint.decode);
    else flags.add(/^[[({ ]+$/.test(wrap) ? joint.bracket : joint.call);
    flags.when(methodCall.test(wrap), joint.method);
  }
}

function describeValue(evidence: Evidence, flags: FlagSet): void {
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
  flags.add(value.kinds[kinds] ?? -1);
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

function describePlace({ kind, place: around, isHexTable, candidate }: Evidence, flags: FlagSet): void {
  flags.add(place.family(kind.family));
  flags.when(kind.isTest, place.test);
  flags.when(kind.isDocument, place.document);
  flags.when(kind.isTranslation, place.translation);
  flags.when(kind.isGenerated, place.generated);
  flags.when(around.isComment, place.comment);
  flags.when(around.isImport, place.import);
  flags.when(around.isMessage, place.message);
  flags.when(around.isMarkup && kind.family !== 'code', place.markup);
  flags.when(around.isFake, place.fake);
  flags.when(around.hasUser, place.user);
  flags.when(around.hasUserNear, place.userNear);
  flags.when(around.isStored && candidate.joint === ',', place.stored);
  flags.when(around.isHeader, place.header);
  flags.when(isHexTable, place.hexTable);
}

function describeUrl({ text }: Evidence, { user, host }: { user: string; host: string }, flags: FlagSet): void {
  flags.when(host === '', place.noHost);
  flags.when(exampleHost.test(host), place.exampleHost);
  flags.when(user === '', place.noUser);
  flags.when(genericUser.test(user), place.genericUser);
  flags.when(user === text, place.sameUser);
  flags.when(/^\d+$/.test(text), place.port);
  flags.when(/[,(]/.test(text), place.punctuation);
}

function kindsText(set: number): string {
  return ['lower', 'upper', 'digits', 'special'].filter((_, index) => set & (1 << index)).join('+') || 'none';
}

function crossOf(group: string, edges: readonly number[]): (found: CandidateClass, measured: number) => number {
  const scales = new Map(
    candidateClasses.map((found) => [found, scale(`${found}, ${group}`, edges, HUNDREDTHS)] as const),
  );
  return (found, measured) => scales.get(found)?.(measured) ?? -1;
}
