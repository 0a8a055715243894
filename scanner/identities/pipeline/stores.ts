import { storeCommandsIn } from '../store-commands';
import { federatedRole } from './federation';
import type { PipelineReading } from './reading';
import { isCommented } from './mentions';

/** `aws sts assume-role-with-web-identity --role-arn …`, also over escaped line breaks; and what the tools read instead. */
const WEB_IDENTITY =
  /(?:assume-role-with-web-identity(?:[^\n;|&]|\\\r?\n){0,300}?--role-arn[ =]|AWS_ROLE_ARN["']?[=:][ \t]{0,5})["']?(arn:aws[\w:/+=,.@${}-]{1,300})/g;

/** Records the roles that scripts take with an identity token. */
export function addAssumedRoles({ collector, text }: PipelineReading, prefix: string): void {
  if (!text.includes('assume-role-with-web-identity') && !text.includes('AWS_ROLE_ARN')) return;
  for (const { index, 0: whole, 1: role = '' } of text.matchAll(WEB_IDENTITY)) {
    const end = index + whole.length;
    const range = { start: end - role.length, end };
    if (!isCommented(text, range.start)) collector.add(federatedRole(role, range, { syntax: `${prefix}.aws-role` }));
  }
}

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
