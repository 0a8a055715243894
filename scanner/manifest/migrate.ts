import { parseYaml } from './parse';
import { FORMAT_VERSION } from './schema/file';
import { scalarAt } from './shape/map';

/** Brings a text from one version to the next; comments and layout stay. */
export type Migration = (text: string) => string;

/** By the version that they start from; version 1 is the first. */
const MIGRATIONS: ReadonlyMap<number, Migration> = new Map();

/**
 * Brings a manifest that an older nhi wrote to the version that is read here, step by step.
 * @param migrations by the version that each starts from
 * @param target the version to reach
 * @returns the text; the same where it is of that version, of a newer one, or broken: what reads it says so
 */
export function migrated(
  text: string,
  migrations: ReadonlyMap<number, Migration> = MIGRATIONS,
  target = FORMAT_VERSION,
): string {
  let result = text;
  for (let version = versionOf(text); version !== undefined && version < target; version = versionOf(result)) {
    const migration = migrations.get(version);
    const next = migration?.(result);
    // A step that does not lead on would be taken for ever.
    if (next === undefined || (versionOf(next) ?? version) <= version) return result;
    result = next;
  }
  return result;
}

function versionOf(text: string): number | undefined {
  const parsed = parseYaml(text, 'nhi.yaml');
  const value = parsed.kind === 'map' ? scalarAt(parsed.map, 'version')?.value : undefined;
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}
