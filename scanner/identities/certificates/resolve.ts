import type { IdentityReading, IdentityReference } from '../../model';
import type { KeyFileFragment } from './fragment';
import { stemOf } from './paths';

/** Links a private key with the one certificate that stands in its file, or beside it under the same name. */
export function resolveKeyFiles(fragments: ReadonlyMap<string, KeyFileFragment>): IdentityReading {
  const leaves = new Map<string, Set<string>>();
  for (const [path, fragment] of fragments) {
    const stem = stemOf(path);
    const known = leaves.get(stem) ?? new Set();
    for (const leaf of fragment.leaves) known.add(leaf);
    leaves.set(stem, known);
  }
  const references = [...fragments].flatMap(([path, fragment]) => {
    const [leaf, another] = leaves.get(stemOf(path)) ?? [];
    const [key, second] = fragment.privateKeys;
    const isPair = leaf !== undefined && another === undefined && key !== undefined && second === undefined;
    return fragment.references.map((reference) =>
      isPair && reference.key === key ? withCertificate(reference, leaf) : reference,
    );
  });
  return { references, notes: [...fragments.values()].flatMap(({ notes }) => notes) };
}

function withCertificate(reference: IdentityReference, leaf: string): IdentityReference {
  return { ...reference, kind: 'certificate', linkedKeys: [...reference.linkedKeys, leaf] };
}
