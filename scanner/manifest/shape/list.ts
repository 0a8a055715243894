import { isScalar, isSeq } from 'yaml';
import { isShowable } from '../shown';
import { describeNode, rangeOf } from './reading';
import type { Shape } from './shape';

/**
 * A list; what is wrong with one item leaves the others.
 * @param options.probably what a text that stands in the place of the list very probably means as an item
 */
export function list<T>(
  description: string,
  item: Shape<T>,
  options: { min?: number; probably?: (text: string) => string | undefined } = {},
): Shape<readonly T[]> {
  return {
    schema: {
      type: 'array',
      description,
      items: item.schema,
      ...(options.min === undefined ? {} : { minItems: options.min }),
    },
    read(node, name, reading) {
      if (!isSeq(node)) {
        const text = isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
        const isShort = text !== undefined && isShowable(text);
        reading.report(
          rangeOf(node),
          `"${name}" must be a list, not ${describeNode(node)}`,
          isShort
            ? `Write: ${lastOf(name)}: [${JSON.stringify(options.probably?.(text) ?? text)}]`
            : 'Begin each item with a dash on a line of its own.',
        );
        return undefined;
      }
      if (node.items.length < (options.min ?? 0)) {
        reading.report(rangeOf(node), `"${name}" must not be empty`, 'Add an item, or take the line out.');
        return undefined;
      }
      return node.items.flatMap((each) => {
        const target = reading.resolve(each);
        const value = target === undefined ? undefined : item.read(target, name, reading);
        return value === undefined ? [] : [value];
      });
    },
  };
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
