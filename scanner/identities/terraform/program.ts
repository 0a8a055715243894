import type { IdentityReference } from '../../model';
import type { HclBlock } from './hcl';
import { joinModule } from './module';
import { placeBlocks } from './read';
import { resourceReferences } from './references';
import { scopesOf } from './scope';

/**
 * Judges resources that another tool writes down in a form of its own: Pulumi's providers are Terraform's.
 * @param blocks resources and data sources, translated; their ranges lie in `text`
 * @returns references with keys `tf:<type>.<name>`
 */
export function translatedReferences(
  path: string,
  text: string,
  blocks: readonly HclBlock[],
): readonly IdentityReference[] {
  const fragment = { blocks: placeBlocks(path, text, blocks), values: [] };
  const module = joinModule('', new Map([[path, fragment]]));
  return scopesOf(module, () => undefined).flatMap(resourceReferences);
}
