/** The names under which nested manifests are found by themselves; others are includes and count as their includer. */
const MANIFEST_NAMES: readonly string[] = ['nhi.yaml', 'nhi.yml'];

/**
 * @param manifests paths of all manifests, the root first
 * @param path relative to the root
 * @returns the manifest of the nearest folder at or above the path, else the root's; undefined where there is none
 */
export function governingManifest(manifests: readonly string[], path: string): string | undefined {
  let nearest: string | undefined;
  let depth = -1;
  for (const manifest of manifests) {
    const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1);
    const isFoundByName = MANIFEST_NAMES.includes(manifest.slice(folder.length));
    if (!isFoundByName || !path.startsWith(folder) || folder.length <= depth) continue;
    nearest = manifest;
    depth = folder.length;
  }
  return nearest ?? manifests[0];
}
