import { visible } from '../../report';
import type { Channel } from './channel';
import type { Range } from './protocol';
import { isRange } from './shape';

/** One use of an identity, as the lens over its entry has it. */
export interface Use {
  readonly uri: string;
  readonly range: Range;
  /** `src/pay.ts:12` */
  readonly name: string;
}

/** More nobody picks from. */
const MAX_NAMED = 20;
const INFO = 3;

/** @returns undefined where it is not what a lens holds */
export function readUses(value: unknown): readonly Use[] | undefined {
  return Array.isArray(value) && value.every(isUse) ? value : undefined;
}

/**
 * Opens a use of an identity: the only one, or the one that is picked.
 * @param opens whether the client opens documents that it is asked to; otherwise it is told where they are
 */
export async function showUses(channel: Channel, opens: boolean, uses: readonly Use[]): Promise<void> {
  const named = uses.slice(0, MAX_NAMED);
  const more = uses.length - named.length;
  const names = named.map(({ name }) => visible(name));
  const rest = more > 0 ? ` and ${more} more` : '';
  if (!opens) {
    channel.notify('window/showMessage', { type: INFO, message: `Used in ${names.join(', ')}${rest}` });
    return;
  }
  let chosen = named[0];
  if (named.length > 1) {
    const message = `Used in ${uses.length} places`;
    const answer = await channel.request('window/showMessageRequest', {
      type: INFO,
      message,
      actions: names.map((title) => ({ title })),
    });
    const title = (answer as { title?: unknown } | null | undefined)?.title;
    chosen = named[names.findIndex((name) => name === title)];
  }
  if (chosen === undefined) return;
  const { uri, range } = chosen;
  await channel.request('window/showDocument', { uri, takeFocus: true, selection: range });
}

function isUse(value: unknown): value is Use {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, name, range } = value as Partial<Record<keyof Use, unknown>>;
  return typeof uri === 'string' && typeof name === 'string' && isRange(range);
}
