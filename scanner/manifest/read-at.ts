import type { Snapshot } from '../model';
import { readWithIncludes } from './include';
import { joinParts } from './manifest';
import type { Inherited, Manifest } from './manifest';

/** @returns the manifest at a path with its includes; undefined where it is gone since it was listed */
export function readManifestAt(path: string, snapshot: Snapshot, inherited: Inherited): Manifest | undefined {
  const parts = readWithIncludes(path, snapshot);
  return parts && joinParts(parts, inherited);
}
