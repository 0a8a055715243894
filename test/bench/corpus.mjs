// A corpus that anyone can make again: seeded, shaped like ordinary source, no secret in it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const WORDS =
  'account action address amount array async await batch before buffer build cache call client close code column config connect const content context count create current cursor data default delete device document element enable encode entry error event export fetch field file filter find format function group handle header height import index input instance item join label layer length level limit line list load local lock log loop manage map match member merge message method model module name node number object offset open option order output owner page parse part path pattern point port position print process query queue range read record reduce region remove render report request reset resolve response result return route scan schema scope search select send server session shape signal size slice sort source stack start state status store stream string style table target task template test text thread time title total trace tree type update user value version view wait width window worker write'.split(
    ' ',
  );
const FORMS = [
  (w) => `import { ${w()}, ${w()} } from './${w()}/${w()}';`,
  (w) => `  const ${w()} = ${w()}.${w()}(${w()}, { ${w()}: '${w()} ${w()}' });`,
  (w) => `  if (${w()}.${w()} === undefined) return ${w()}(${w()});`,
  (w) => `// ${w()} ${w()} ${w()} the ${w()} of ${w()} ${w()} so that ${w()} ${w()}`,
  (w) => `export function ${w()}(${w()}: string, ${w()}: number): void {`,
  () => '}',
  () => '',
];
/** Real source holds some 400 names a MB that speak of keys and are assigned something. */
const NAMED = (w) => `    ${w()}.push({ ${w()}: ${w()}, key: ${w()}.key, token: ${w()}.token });`;
const NAMED_SHARE = 1 / 100;

/** A small generator with a fixed seed (mulberry32). */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** @returns about `bytes` of text that looks like source */
export function ordinarySource(bytes, seed = 1) {
  const random = seeded(seed);
  const word = () => WORDS[Math.floor(random() * WORDS.length)];
  let text = '';
  while (text.length < bytes) {
    const form = random() < NAMED_SHARE ? NAMED : FORMS[Math.floor(random() * FORMS.length)];
    text += `${form(word)}\n`;
  }
  return text;
}

/** Writes `files` source files of a few KB each. */
export function writeCorpus(folder, files) {
  const random = seeded(7);
  for (let index = 0; index < files; index++) {
    const path = join(folder, `package-${index % 40}`, `module-${index % 400}`, `file-${index}.ts`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, ordinarySource(500 + random() ** 3 * 40_000, index));
  }
}

const MB = 1_000_000;
const repeat = (piece, bytes) => piece.repeat(Math.ceil(bytes / piece.length)).slice(0, bytes);

/** Inputs that make scanners slow; each is named after what it is. */
export const hostile = {
  'ordinary source, 50 MB': () => repeat(ordinarySource(2 * MB), 50 * MB),
  'one line of 50 MB': () => repeat(ordinarySource(2 * MB).replaceAll('\n', ' '), 50 * MB),
  'JSON of 200 MB': () =>
    `{${repeat('"name":{"id":12345,"text":"the value of it","list":[1,2,3]},', 200 * MB)}"end":0}`,
  'endless a': () => repeat('a', 50 * MB),
  'endless key=': () => repeat('key=', 50 * MB),
  'endless password="': () => repeat('password="', 50 * MB),
  'endless https://a:': () => repeat('https://a:', 50 * MB),
  'endless -----BEGIN ': () => repeat('-----BEGIN ', 50 * MB),
  'endless ghp_': () => repeat('ghp_', 50 * MB),
  'deep nesting': () => repeat('[', 25 * MB) + repeat(']', 25 * MB),
  'null bytes behind a text': () => `text ${repeat('x', 10_000)}${repeat('\0', 50 * MB)}`,
};
