import type { Snapshot } from '../../scanner';

const MANIFEST_NAME = /(?:^|\/)nhi[^/]*\.ya?ml$/;

/**
 * A commit's tree with the manifests of where the push ends, so that what is waived there is waived in each commit.
 * @returns for each commit its snapshot; a manifest is read once, however many commits are judged by it
 */
export function manifestsOfEnd(end: Snapshot): (own: Snapshot) => Snapshot {
  const texts = new Map<string, string | undefined>();
  const manifest = (path: string): string | undefined => {
    if (!texts.has(path)) texts.set(path, end.read(path));
    return texts.get(path);
  };
  return (own) => ({
    read: (path) => (MANIFEST_NAME.test(path) ? manifest(path) : own.read(path)),
    find: (names) => end.find(names),
    files: () => own.files(),
  });
}
