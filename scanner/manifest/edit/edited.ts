import type { YAMLMap } from 'yaml';
import { UsageError } from '../../model';
import { readManifest } from '../manifest';
import type { ManifestProblem } from '../manifest-set';
import { parseYaml } from '../parse';
import { applyChanges } from './insertion';
import type { TextChange } from './insertion';
import { manifestIn } from './manifest-in';

/** What a manifest says, layout and comments left out. */
export type Data = Record<string, unknown>;

/**
 * One edit of a manifest, said twice: as it is written and as it is meant.
 * @param data what the manifest says; to be changed into what it is to say
 * @returns the changes; none where the file is laid out so that it cannot be done
 */
export type Edit = (text: string, map: YAMLMap, data: Data) => readonly TextChange[];

const NAME = 'nhi.yaml';

/**
 * Changes a manifest's text. What comes out is read again: it must say what was meant, nothing else may have changed, and
 * nothing that is wrong may have come in.
 * @throws UsageError where the file is broken, laid out so that it cannot be done, or would not take the values
 */
export function edited(text: string, edit: Edit): string {
  const before = parseYaml(text, NAME);
  if (before.kind === 'unreadable') throw cannotEdit(manifestIn(text).problems[0]);
  const meant = dataOf(before.document);
  const result = applyChanges(text, edit(text, before.map, meant));
  const after = parseYaml(result, NAME);
  if (after.kind === 'unreadable' || !isSame(dataOf(after.document), meant)) throw cannotEdit();
  const known = new Set(manifestIn(text).problems.map(({ message }) => message));
  const { problems } = readManifest(NAME, result, { folder: '', defaults: {} });
  const fault = problems.find(({ message }) => !known.has(message));
  if (fault !== undefined) throw new UsageError(`${fault.message}. ${fault.remedy.text}`);
  return result;
}

/** @param why what is wrong with the file, where that is known */
function cannotEdit(why?: ManifestProblem): UsageError {
  const where = why === undefined ? '' : ` (line ${why.place.start.line}: ${why.message})`;
  return new UsageError(`${NAME} cannot be changed as it is written${where}; correct it first, or change it by hand`);
}

function dataOf(document: { toJS(): unknown }): Data {
  const data = dataIn(document);
  if (data === undefined) throw cannotEdit();
  return data;
}

/** @returns undefined where an alias stands for nothing, or too much comes from aliases */
export function dataIn(document: { toJS(): unknown }): Data | undefined {
  try {
    const data = document.toJS();
    return isData(data) ? data : undefined;
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return undefined;
  }
}

export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param isUnordered whether the order of a list says nothing, by the key that it stands behind
 * @returns whether both say the same; the order of a map's keys says nothing
 */
export function isSame(a: unknown, b: unknown, isUnordered: (key: string) => boolean = () => false): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isSame(item, b[index], isUnordered));
  }
  if (!isData(a) || !isData(b)) return Object.is(a, b);
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => {
      if (!Object.hasOwn(b, key)) return false;
      const [ours, theirs] = [a[key], b[key]].map((value) => (isUnordered(key) ? inOneOrder(value) : value));
      return isSame(ours, theirs, isUnordered);
    })
  );
}

function inOneOrder(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const keyed = value.map((item: unknown) => ({ item, text: JSON.stringify(inOneKeyOrder(item)) }));
  return keyed.toSorted((a, b) => (a.text < b.text ? -1 : Number(a.text > b.text))).map(({ item }) => item);
}

function inOneKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneKeyOrder);
  if (!isData(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, inOneKeyOrder(each)]),
  );
}
