import type { Vocabulary } from '../engine';
import { keywords } from './generic';
import { literalDetectors } from './detectors';
import { markers } from './markers';
import { jwkWords } from './private-key';

/** What the engine looks for on behalf of this room. The index is the id that a visitor is told. */
export const vocabulary: Vocabulary = {
  literals: [...new Set(literalDetectors.flatMap((detector) => detector.literals))].sort(),
  keywords,
  markers: [...markers.map(({ text }) => text), ...jwkWords],
};
