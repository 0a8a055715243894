import { Composer, Parser, isMap, isScalar } from 'yaml';
import type { CST, Document as YamlDocument, YAMLMap } from 'yaml';
import type { Range } from '../model';
import { explainSyntax } from './syntax-error';
import { MAX_DEPTH, findSecondDocument, findTooDeep } from './tokens';

/** About eight thousand entries. The worst of this size takes seconds and a gigabyte, more would end the process. */
const MAX_UNITS = 1_000_000;

/** Why a whole file cannot be read. */
interface Unreadable {
  /** UTF-16. */
  readonly range: Range;
  readonly message: string;
  readonly remedy: string;
}

export type Parsed =
  | { readonly kind: 'map'; readonly map: YAMLMap; readonly document: YamlDocument }
  | ({ readonly kind: 'unreadable' } & Unreadable);

/** The last two texts that were read: an edit reads the text before it and the one behind it several times each. */
let recent: readonly { readonly text: string; readonly name: string; readonly parsed: Parsed }[] = [];

/**
 * Reads YAML 1.2 with UTF-16 positions; a byte order mark counts as one unit. Never throws on what a file may hold: size
 * and depth are judged before the recursive part of the parser sees anything.
 * @param name what messages call the file: `nhi.yaml`
 * @returns not to be changed: whoever reads the same text next gets the same
 */
export function parseYaml(text: string, name: string): Parsed {
  const known = recent.find((each) => each.text === text && each.name === name);
  if (known !== undefined) return known.parsed;
  const parsed = parseAnew(text, name);
  recent = [{ text, name, parsed }, ...recent.slice(0, 1)];
  return parsed;
}

function parseAnew(text: string, name: string): Parsed {
  if (text.length > MAX_UNITS) {
    return unreadable(
      0,
      0,
      `${name} is larger than a million characters`,
      'Split it: every folder may have its own nhi.yaml.',
    );
  }
  const marker = conflictMarker(text);
  if (marker !== undefined) {
    return unreadable(
      marker,
      marker + 7,
      'A merge conflict is not resolved here',
      'Keep one side and take the <<<<<<<, ======= and >>>>>>> lines out.',
    );
  }
  const tokens = [...new Parser().parse(text)];
  const tooDeep = findTooDeep(tokens);
  if (tooDeep !== undefined) {
    return unreadable(
      tooDeep,
      tooDeep + 1,
      `${name} is nested more than ${String(MAX_DEPTH)} levels deep`,
      'Take the nesting out; an entry needs at most four levels.',
    );
  }
  return compose(text, tokens, name);
}

function compose(text: string, tokens: readonly CST.Token[], name: string): Parsed {
  // uniqueKeys costs quadratic time; duplicates are found where maps are read. The fixed schema outlives a %YAML directive.
  const composer = new Composer({ version: '1.2', schema: 'core', uniqueKeys: false, logLevel: 'silent' });
  const [document, second] = composer.compose(tokens, false, text.length);
  // The one warning that is none: a closing bracket at the margin, as everybody writes it.
  const warnings = (document?.warnings ?? []).filter(({ code }) => code !== 'BAD_INDENT');
  const fault = [...(document?.errors ?? []), ...warnings].sort((a, b) => a.pos[0] - b.pos[0])[0];
  if (fault !== undefined) return { kind: 'unreadable', ...explainSyntax(fault, text, tokens) };
  if (
    document === undefined ||
    document.contents === null ||
    (isScalar(document.contents) && document.contents.value === null)
  ) {
    return unreadable(0, 0, `${name} is empty`, 'Run nhi init, or begin with the line version: 1.');
  }
  if (second !== undefined) {
    const at = findSecondDocument(tokens) ?? 0;
    return unreadable(
      at,
      at + 3,
      `${name} holds more than one YAML document`,
      'Take the --- out, so that one document is left.',
    );
  }
  const root = document.contents;
  if (!isMap(root)) {
    const [start, end] = root.range;
    return unreadable(
      start,
      end,
      `${name} must be a map of keys such as version and identities`,
      'Begin with the line version: 1.',
    );
  }
  return { kind: 'map', map: root, document };
}

function unreadable(start: number, end: number, message: string, remedy: string): Parsed {
  return { kind: 'unreadable', range: { start, end }, message, remedy };
}

/** @returns offset of the first line that begins with seven of `<` or `>` as git writes them */
function conflictMarker(text: string): number | undefined {
  const match = /^(?:<{7}|>{7}) /m.exec(text);
  return match?.index;
}
