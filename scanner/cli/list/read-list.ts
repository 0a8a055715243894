import { basename } from 'node:path';
import { isDay, UsageError } from '../../model';
import type { InventoryRows, JsonIdentity, JsonInventory } from '../../report';

const VERSION = 1 satisfies JsonInventory['version'];
const MADE_BY = 'nhi list --format json makes one';

/**
 * Reads a list that `nhi list --format json` made. Rows without a repository are called by the file.
 * @param file as the caller named it
 * @throws UsageError where it is no such list: what it is instead, and where
 */
export function readList(file: string, text: string): InventoryRows {
  const list = parsed(file, text);
  if (!isRecord(list) || !Array.isArray(list['inventory'])) {
    throw new UsageError(`${file} is no list of nhi: ${MADE_BY}`);
  }
  const { version, today, repository = basename(file).replace(/\.json$/i, ''), inventory } = list;
  if (version !== VERSION) {
    throw new UsageError(
      `${file} is a list of version ${JSON.stringify(version)}, and version ${VERSION} is read here`,
    );
  }
  if (typeof today !== 'string' || !isDay(today)) throw new UsageError(`${file}: "today" is no day: ${MADE_BY}`);
  if (typeof repository !== 'string') throw new UsageError(`${file}: "repository" is no name: ${MADE_BY}`);
  return {
    today,
    repository,
    inventory: inventory.map((row: unknown, index) => {
      const wrong = wrongIn(row);
      if (wrong === undefined) return { repository, ...(row as JsonIdentity) };
      throw new UsageError(`${file}: "inventory[${index}]${wrong}" is not as nhi writes it: ${MADE_BY}`);
    }),
  };
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // The parser's own words quote the text, which may be anything.
    throw new UsageError(`${file} is not JSON: ${MADE_BY}`);
  }
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number';
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);
const isDayText: Check = (value) => typeof value === 'string' && isDay(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    Array.isArray(value) && value.every((item) => fieldAmiss(item, fields) === undefined);

/** Whatever is shown or chosen by; members that are not known are kept as they are. */
const ROW: Readonly<Record<string, Check>> = {
  repository: optional(isText),
  id: isText,
  keys: isTexts,
  state: isText,
  kind: isText,
  provider: isText,
  credential: isText,
  owner: optional(isText),
  expires: optional(isDayText),
  declared: optional((value) => fieldAmiss(value, { path: isText, line: isNumber }) === undefined),
  entry: optional(
    (value) => fieldAmiss(value, { status: isText, expires: optional(isText), references: isTexts }) === undefined,
  ),
  privileges: listOf({ fact: isText, level: isText }),
  references: listOf({
    key: isText,
    role: isText,
    path: isText,
    line: isNumber,
    column: isNumber,
    consumer: optional(isText),
  }),
};

/** @returns the member that is amiss, `.keys`; '' where it is no object at all */
function wrongIn(row: unknown): string | undefined {
  return fieldAmiss(row, ROW);
}

function fieldAmiss(value: unknown, fields: Readonly<Record<string, Check>>): string | undefined {
  if (!isRecord(value)) return '';
  const amiss = Object.entries(fields).find(([name, check]) => !check(value[name]));
  return amiss && `.${amiss[0]}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
