import { pathFromBytes } from './path-name';

/** A file on one side of a difference. */
export interface Side {
  readonly id: string;
}

/** One record of `--raw -z`. */
export interface RawChange {
  readonly path: string;
  /** One per parent, undefined where that one has no file here. */
  readonly before: readonly (Side | undefined)[];
  readonly after: Side | undefined;
  /** Still in conflict: there is no one new side. */
  readonly isUnmerged: boolean;
}

const NUL = 0;

/** Cuts NUL-terminated output into its fields. */
export function* fieldsOf(output: Buffer): Generator<Buffer> {
  let start = 0;
  for (let end = output.indexOf(NUL); end !== -1; end = output.indexOf(NUL, start)) {
    yield output.subarray(start, end);
    start = end + 1;
  }
}

const COLON = 0x3a;

/** @returns whether a field begins a record; an object id never does */
export function beginsRecord(field: Buffer): boolean {
  return field[0] === COLON;
}

/**
 * @param header `:100644 100644 <id> <id> M`, of a merge with one colon, mode and id more for each further parent
 * @param path as git gave it
 */
export function rawChange(header: Buffer, path: Buffer): RawChange {
  const words = header.toString('latin1').split(' ');
  const [first = ''] = words;
  const parents = first.lastIndexOf(':') + 1;
  const sides = Array.from({ length: parents + 1 }, (_, at) =>
    sideOf((words[at] ?? '').replaceAll(':', ''), words[parents + 1 + at] ?? ''),
  );
  return {
    path: pathFromBytes(path),
    before: sides.slice(0, parents),
    after: sides[parents],
    isUnmerged: words.at(-1)?.startsWith('U') ?? false,
  };
}

/** Regular files are 100644 and 100755 (once 100664), a symbolic link 120000 has its target as content. */
const FILE_MODE = /^1[02]0\d{3}$/;

/** Absent sides have mode 000000; a submodule (160000) has no content here. */
function sideOf(mode: string, id: string): Side | undefined {
  return FILE_MODE.test(mode) ? { id } : undefined;
}

/** @param output of `diff --raw -z` or `diff-tree --raw -z` @returns its records, those without a file on any side left out */
export function rawChanges(output: Buffer): RawChange[] {
  const changes: RawChange[] = [];
  let header: Buffer | undefined;
  for (const field of fieldsOf(output)) {
    if (header === undefined) {
      header = field;
      continue;
    }
    changes.push(rawChange(header, field));
    header = undefined;
  }
  return changes.filter(concernsFiles);
}

export function concernsFiles({ before, after, isUnmerged }: RawChange): boolean {
  return isUnmerged || after !== undefined || before.some((side) => side !== undefined);
}
