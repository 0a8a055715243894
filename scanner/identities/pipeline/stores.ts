import { storeCommandsIn } from '../store-commands';
import type { PipelineReading } from './reading';
import { isCommented } from './mentions';

/** Records what the scripts of a file fetch from secret stores by command. */
export function addStoreCommands({ collector, text }: PipelineReading, prefix: string): void {
  for (const { provider, key, range } of storeCommandsIn(text)) {
    if (isCommented(text, range.start)) continue;
    collector.add({
      key,
      role: 'uses',
      kind: 'secret_store',
      provider,
      credential: 'brokered',
      duty: 'found',
      syntax: `${prefix}.store-command`,
      range,
    });
  }
}
