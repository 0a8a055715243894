import { UsageError } from '../../model';
import type { GovernedIdentity } from '../../model';
import { inventoryRows, renderInventory } from '../../report';
import { detectors } from '../../secrets';
import { wantsColour } from '../colour';
import type { Command } from '../commands';
import { widthFor } from '../deliver';
import { identitiesNamed } from '../lifecycle/find';
import { revocationSteps } from '../lifecycle/provider-steps';
import { unreadMessages } from '../unread';
import { watchedScan } from '../watched-scan';
import { identityText } from './identity-text';

/** `nhi show ID`: everything there is to say of one identity. */
export const showCommand: Command = async (call, host) => {
  const [word] = call.words;
  if (word === undefined) throw new UsageError('nhi show needs an id or a key: nhi list names them');
  const { result, root, snapshot } = await watchedScan({ ...call, words: [] }, host, 'tree');
  const named = identitiesNamed(result.inventory, word);
  const options = {
    color: wantsColour(host.environment, host.out.isTerminal, call.noColor),
    width: widthFor(host),
    all: call.all,
  };
  const known = detectors();
  const entryHistory = call.history === true ? (await import('./history')).entryHistory : undefined;
  const historyOf = ({ declaration }: GovernedIdentity): string[] =>
    entryHistory === undefined || declaration === undefined
      ? []
      : entryHistory(root, declaration, snapshot.read(declaration.manifest));
  host.out.write(
    call.format === 'json'
      ? await renderInventory(inventoryRows({ ...result, inventory: named }), 'json', options)
      : named
          .map((identity) =>
            identityText(identity, result, revocationSteps(identity, known), {
              ...options,
              history: historyOf(identity),
            }),
          )
          .join('\n'),
  );
  for (const message of unreadMessages(result.coverage)) host.err.write(`nhi: ${message}\n`);
  return result.coverage.skipped.some(({ fatal }) => fatal) ? 2 : 0;
};
