import { list } from '../shape/list';
import { text } from '../shape/scalar';
import type { Shape } from '../shape/shape';

export const words = (description: string): Shape<readonly string[]> => list(description, text('Text.'));

/** Minutes have no letter of their own: `m` might be a month. */
export const duration = (description: string): Shape<string> =>
  text(description, {
    pattern: /^\d{1,5}(?:[hdwy]|mo)$/,
    hint: 'a number and h, d, w, mo or y',
    examples: ['90d'],
  });

export const environments = words('Where it is used: dev, test, staging, prod, shared or names of your own.');
