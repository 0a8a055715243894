import type { Range } from '../../model';
import type { ReferenceCollector } from '../reference-collector';
import type { KubernetesObject, ManifestText } from './object';

/** What the reader of an object is given. */
export interface ObjectContext {
  readonly object: KubernetesObject;
  readonly text: ManifestText;
  readonly collector: ReferenceCollector;
}

/** Reads the objects of one kind. */
export type ObjectReader = (context: ObjectContext) => void;

/** A name in a manifest, with the place that shows it. */
export interface PlacedName {
  readonly name: string;
  readonly range: Range;
}
