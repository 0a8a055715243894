import type { ReferenceCollector, ReferenceDraft } from '../reference-collector';
import { isTelling } from './template-mask';

/** Adds a reference whose links hold only where both names tell one thing from another. */
export function addLinked(collector: ReferenceCollector, draft: ReferenceDraft): void {
  const { key, linkedKeys = [] } = draft;
  collector.add({
    ...draft,
    linkedKeys: isTelling(nameIn(key)) ? linkedKeys.filter((linked) => isTelling(nameIn(linked))) : [],
  });
}

function nameIn(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}
