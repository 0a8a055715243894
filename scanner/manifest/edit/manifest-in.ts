import { readManifest } from '../manifest';
import type { Manifest } from '../manifest';

/** Several fixes are offered for one place, each an edit of one and the same text. */
let latest: { readonly text: string; readonly manifest: Manifest } | undefined;

/** @returns what a manifest's text says, without its includes */
export function manifestIn(text: string): Manifest {
  if (latest?.text === text) return latest.manifest;
  const manifest = readManifest('nhi.yaml', text, { folder: '', defaults: {} });
  latest = { text, manifest };
  return manifest;
}
