import type { LifetimeFact, Range } from '../../model';
import type { ReferenceCollector } from '../reference-collector';

/** A file of encrypted values: known by its place, because what it holds only its keys' holders can say. */
export function addSealedFile(
  collector: ReferenceCollector,
  system: string,
  syntax: string,
  range: Range,
  more: { readonly lifetime?: LifetimeFact | undefined; readonly consumer?: string | undefined } = {},
): void {
  collector.add({
    key: `${system}:file/${collector.path}`,
    role: 'stores',
    kind: 'other',
    provider: 'unknown',
    credential: 'static',
    duty: 'privileged',
    syntax,
    range,
    ...more,
  });
}
