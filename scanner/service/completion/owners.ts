import { CODEOWNERS_PLACES } from '../../inventory';
import { compareText } from '../../text';
import type { View } from '../view';

/** @returns who answers for something already, in a manifest or in CODEOWNERS; as nhi.yaml names them, ascending */
export function knownOwners(view: View): readonly string[] {
  const declared = view.result.inventory.flatMap(({ declaration }) => declaration?.owner?.value ?? []);
  const text = CODEOWNERS_PLACES.map((path) => view.text(path)).find((each) => each !== undefined) ?? '';
  const named = text
    .split(/\r?\n/)
    .filter((line) => !line.trimStart().startsWith('#'))
    .flatMap((line) => line.match(/(?<=\s)@[\w.-]{1,100}(?:\/[\w.-]{1,100})?(?=\s|$)/g) ?? []);
  return [...new Set([...declared, ...named])].sort(compareText);
}
